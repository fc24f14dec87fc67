// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "tree/launch_files.hpp"
#include "tree/manifest.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// An extracted archive, or, with an empty root, what one says of itself.
struct TestTree {
  std::filesystem::path root;
  Workspace workspace;  // as recorded on the build machine
  RustBuild build;      // the same
  Manifest manifest;
  TestSuites suites;

  [[nodiscard]] std::filesystem::path driver() const;
};

// Reads a tree that unpack_test_tree() made.
TestTree load_test_tree(const std::filesystem::path& root);

// The same from wherever `read` has its files.
TestTree load_test_tree(const ReadTreeFile& read);

// The directory that the tests' workspace is in, in the driver's order: `remap` when given, else
// REUSE_BUILD_WORKSPACE, the bundled sources, the original path; a tree in the cache has no noted
// remap. Throws (setup_error) when there is none.
std::string find_workspace(const TestTree& tree, const std::string& remap);

// Throws (test_list_failed) naming every suite that could not be listed, and why.
void require_all_listed(const TestSuites& suites);

// A file that every archive of Rust tests has. Throws (setup_error) when it is not there.
std::string read_required(const ReadTreeFile& read, const std::string& path);

// The files of a directory, as load_test_tree() reads them.
ReadTreeFile read_below(const std::filesystem::path& root);

}  // namespace reuse_build
