// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "archive/archive_file.hpp"
#include "archive/extract.hpp"
#include "tree/test_tree.hpp"

namespace reuse_build {

// What gives the tree of an archive of cargo-nextest's the policies of a .config/nextest.toml;
// archives of ours have them.
struct ImportConfiguration {
  std::function<void(TestTree&)> apply;  // called again when more tests are listed
  std::string digest;                    // of the file; empty when there is none
};

struct UnpackRequest {
  const ArchiveFile& archive;
  std::filesystem::path root;        // a new directory
  std::string workspace_remap = {};  // empty: see find_workspace()
  bool keeps_cargo_env = false;      // whether an imported tree's records get the workspace's
                                     // [env]; not in a cache, which serves several workspaces
  ChooseTests choose = {};           // only what these tests need is written; empty: everything
  bool verify = false;               // compare every file's SHA-256 with the manifest's
  ExtractLimits limits = {};
  std::string profile = "default";  // of nextest.toml, that the test files are for
  ImportConfiguration configuration = {};
};

// Extracts an archive and makes a test tree of it: ctest files are always our own, never the
// archive's; what an archive of cargo-nextest lacks (launch records, test names, driver) is made
// here, for which the workspace must be found. Errors: setup_error.
TestTree unpack_test_tree(const UnpackRequest& request);

}  // namespace reuse_build
