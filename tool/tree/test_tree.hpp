// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "build/workspace.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// An extracted archive.
struct TestTree {
  std::filesystem::path root;
  Workspace workspace;        // as recorded on the build machine
  std::string driver_triple;  // names the driver in the tree
  TestSuites suites;

  [[nodiscard]] std::filesystem::path driver() const;
};

// Extracts an archive into the new directory `root` and makes a test tree of it: ctest files are
// always our own, never the archive's; what an archive of cargo-nextest lacks (launch records, test
// names, driver) is made here, for which the workspace must be found at `workspace_remap` or, when
// that is empty, at its original path. Errors: setup_error.
TestTree unpack_test_tree(const std::filesystem::path& archive, const std::filesystem::path& root,
                          const std::string& workspace_remap);

// Reads a tree that unpack_test_tree() made.
TestTree load_test_tree(const std::filesystem::path& root);

// The directory that the tests' workspace is in: `remap` when given, else the bundled sources or
// the original path. Throws (setup_error) when there is none.
std::string find_workspace(const TestTree& tree, const std::string& remap);

// Throws (test_list_failed) naming every suite that could not be listed, and why.
void require_all_listed(const TestSuites& suites);

}  // namespace reuse_build
