// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/workspace.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// An extracted archive.
struct TestTree {
  std::filesystem::path root;
  Workspace workspace;        // as recorded on the build machine
  std::string driver_triple;  // names the driver in the tree
  bool imported = false;      // the archive is cargo-nextest's: its records lack cargo's [env]
  TestSuites suites;

  [[nodiscard]] std::filesystem::path driver() const;
};

struct UnpackRequest {
  std::filesystem::path archive;
  std::filesystem::path root;    // a new directory
  std::string workspace_remap;   // empty: see find_workspace()
  std::string sha256;            // what the archive's bytes must have; empty: anything
  bool keeps_cargo_env = false;  // whether an imported tree's records get the workspace's [env];
                                 // not in a cache, which serves several workspaces
};

// Extracts an archive and makes a test tree of it: ctest files are always our own, never the
// archive's; what an archive of cargo-nextest lacks (launch records, test names, driver) is made
// here, for which the workspace must be found. Errors: setup_error.
TestTree unpack_test_tree(const UnpackRequest& request);

// Reads a tree that unpack_test_tree() made.
TestTree load_test_tree(const std::filesystem::path& root);

// The directory that the tests' workspace is in, in the driver's order: `remap` when given, else
// REUSE_BUILD_WORKSPACE, the bundled sources, the original path. Throws (setup_error) when there is
// none.
std::string find_workspace(const TestTree& tree, const std::string& remap);

// Throws (test_list_failed) naming every suite that could not be listed, and why.
void require_all_listed(const TestSuites& suites);

}  // namespace reuse_build
