// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "launch/names.hpp"
#include "launch/record.hpp"

namespace reuse_build {

// One test binary with what a tree holds for it. `tests` is empty when it could not be listed;
// `not_listed` then says why.
struct TestSuite {
  TestBinary binary;
  std::string package_name;
  launch::Record record;
  std::optional<std::vector<launch::TestName>> tests;
  std::string not_listed;
};

// All suites of a tree, in the order of binary ids: the position is the suite's index in its files.
using TestSuites = std::vector<TestSuite>;

std::size_t test_count(const TestSuites& suites);

}  // namespace reuse_build
