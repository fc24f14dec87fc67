// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "archive/archive_file.hpp"
#include "archive/extract.hpp"
#include "tree/ctest_files.hpp"
#include "tree/list_tests.hpp"
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
  bool keeps_cargo_config = false;   // whether an imported tree's records get the workspace's [env]
                                     // and runner; not in a cache, which serves several ones
  ChooseTests choose = {};           // only what these tests need is written; empty: everything
  bool verify = false;               // compare every file's SHA-256 with the manifest's
  ExtractLimits limits = {};
  CtestSettings tests = {};  // for the tree's own ctest files
  std::chrono::seconds list_time_limit = default_list_time_limit;
  std::vector<std::string> fallback_runner = {};  // see set_fallback_runner()
  std::vector<std::string> launcher = {};         // see CtestReferences
  ImportConfiguration configuration = {};
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
