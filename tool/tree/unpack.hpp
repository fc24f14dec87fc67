// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "archive/archive_file.hpp"
#include "archive/extract.hpp"
#include "tree/granularity.hpp"
#include "tree/list_tests.hpp"
#include "tree/test_tree.hpp"

namespace reuse_build {

struct UnpackRequest {
  const ArchiveFile& archive;
  std::filesystem::path root;        // a new directory
  std::string workspace_remap = {};  // empty: see find_workspace()
  bool keeps_cargo_env = false;      // whether an imported tree's records get the workspace's
                                     // [env]; not in a cache, which serves several workspaces
  ChooseTests choose = {};           // only what these tests need is written; empty: everything
  bool verify = false;               // compare every file's SHA-256 with the manifest's
  ExtractLimits limits = {};
  Granularity granularity = {};  // of the tree's own ctest files
  std::chrono::seconds list_time_limit = default_list_time_limit;
};

// Extracts an archive and makes a test tree of it: ctest files are always our own, never the
// archive's; what an archive of cargo-nextest lacks (launch records, test names, driver) is made
// here, for which the workspace must be found. Errors: setup_error.
TestTree unpack_test_tree(const UnpackRequest& request);

}  // namespace reuse_build
