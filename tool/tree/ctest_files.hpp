// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tree/granularity.hpp"
#include "tree/launch_files.hpp"
#include "tree/test_suite.hpp"

// The files that ctest reads. They are code, so this is the only place that writes them, never an
// archive; whatever a name contains ends up inside a bracket argument or percent-encoded.
namespace reuse_build {

// How the test files refer to the tree and the driver: arguments in CMake's syntax, finished.
struct CtestReferences {
  std::string tree;
  std::string driver;
  std::vector<std::string> run_arguments;  // put before the record, raw
  std::vector<std::string> launcher = {};  // what starts the driver, raw: a program, its arguments
};

// What the test files are for.
struct CtestSettings {
  std::string profile = "default";  // of nextest.toml: how the tests are scheduled
  Granularity granularity = {};
};

// For files that lie in the tree itself, at layout::ctest_directory, and move with it.
CtestReferences references_inside_tree(const std::string& triple);

// The same for a tree whose binaries are used in place, by the driver installed with the tool, and
// whose workspace is known, whatever REUSE_BUILD_WORKSPACE says of others.
CtestReferences references_in_place(const std::filesystem::path& driver,
                                    const std::string& workspace);

// For files that lie elsewhere: absolute paths.
CtestReferences references_to_tree(const std::filesystem::path& tree,
                                   const std::filesystem::path& driver);

// The file at the root of a tree. Throws (setup_error) when `directory` has another one: whoever
// made it would lose his tests.
void require_no_other_root_file(const std::filesystem::path& directory);
std::string root_ctest_file(const std::string& ctest_directory);

// Writes `<directory>/CTestTestfile.cmake` and one directory a suite, and one for setup scripts.
// ctest may read the first one
// as its root, where no variable is set, so it holds nothing but subdirs(). Where a test of ctest's
// runs many tests and these are not all of a suite, a file beside names them. Throws (setup_error)
// when the profile is not known.
void write_ctest_files(const TestSuites& suites, const CtestReferences& references,
                       const std::string& directory, const WriteTreeFile& write,
                       const CtestSettings& settings = {});

}  // namespace reuse_build
