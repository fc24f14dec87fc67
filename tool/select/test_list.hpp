// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "launch/names.hpp"
#include "select/selection.hpp"
#include "support/json.hpp"

// What `cargo nextest list` prints, in its forms (nextest 0.9.143).
namespace reuse_build {

// One test binary with its tests, and which of them are chosen.
struct ListedSuite {
  TestBinary binary;
  std::string package_name;
  std::string cwd;                      // of its tests
  std::vector<launch::TestName> tests;  // sorted by the bytes of their names
  SuiteChoice choice;
};
using ListedSuites = std::vector<ListedSuite>;  // in BinaryIdLess order

// For people: the chosen tests below the ids of their binaries, without control characters.
std::string human_list(const ListedSuites& suites);

// "<binary id> <test name>" on every line, as they are.
std::string oneline_list(const ListedSuites& suites);

// All tests, chosen or not. The paths in it are those of `build` and of the suites.
Json json_list(const RustBuild& build, const ListedSuites& suites);

}  // namespace reuse_build
