// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
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
  // Those to be run, when some were chosen; all otherwise.
  std::optional<std::vector<launch::TestName>> chosen = std::nullopt;

  // Whether anything of it is to be run. What is not wanted need not be in the tree.
  [[nodiscard]] bool is_wanted() const { return !chosen || !chosen->empty(); }
  // The tests to be run; those of a suite that could not be listed are none.
  [[nodiscard]] std::vector<launch::TestName> tests_to_run() const {
    return chosen ? *chosen : tests.value_or(std::vector<launch::TestName>());
  }
};

// All suites of a tree, in the order of binary ids: the position is the suite's index in its files.
using TestSuites = std::vector<TestSuite>;

// Of tests to be run, and of suites that have any.
std::size_t test_count(const TestSuites& suites);
std::size_t suite_count(const TestSuites& suites);

// Warns of each suite whose tests are wanted and could not be listed.
void warn_of_unlisted(const TestSuites& suites);

// Chooses the tests to be run: sets `chosen` where not all are. A suite that is not listed yet is
// left alone when some of its tests may be chosen.
using ChooseTests = std::function<void(const Workspace&, TestSuites&)>;

}  // namespace reuse_build
