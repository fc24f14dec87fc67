// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

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
  bool keeps_cargo_config = false;   // whether an imported tree's records get the workspace's [env]
                                     // and runner; not in a cache, which serves several ones
  ChooseTests choose = {};           // only what these tests need is written; empty: everything
  bool verify = false;               // compare every file's SHA-256 with the manifest's
  ExtractLimits limits = {};
  Granularity granularity = {};  // of the tree's own ctest files
  std::chrono::seconds list_time_limit = default_list_time_limit;
  std::vector<std::string> fallback_runner = {};  // see set_fallback_runner()
  std::vector<std::string> launcher = {};         // see CtestReferences
};

// Extracts an archive and makes a test tree of it: ctest files are always our own, never the
// archive's; what an archive of cargo-nextest lacks (launch records, test names, driver) is made
// here, for which the workspace must be found. Errors: setup_error.
TestTree unpack_test_tree(const UnpackRequest& request);

// What the cargo configuration of the workspace here sets in the environment of tests whose records
// hold nothing of it, as "KEY=value": [env], and for imported trees the runners' variables.
std::vector<std::string> cargo_config_variables(const Manifest& manifest,
                                                const std::string& workspace);

}  // namespace reuse_build
