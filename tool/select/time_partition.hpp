// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "launch/names.hpp"
#include "select/partition.hpp"

namespace reuse_build {

// How many seconds a test is expected to take.
using ExpectedSeconds =
    std::function<double(const std::string& binary_id, const std::string& test_name)>;

// The tests chosen of one binary.
struct ChosenTests {
  const TestBinary* binary = nullptr;
  std::vector<launch::TestName> tests;
};

// Leaves the tests of one part, where all parts take about the same time: those that take longest
// are dealt first, each to the part that has least so far (select/deal.hpp). Ignored tests are
// dealt apart from the others. Equal input gives equal parts, so machines that are given the same
// tests and times agree.
void keep_time_part(std::vector<ChosenTests>& chosen, const Partition& partition,
                    const ExpectedSeconds& seconds);

// Of these tests together; ignored ones are not counted.
double expected_seconds(const std::vector<ChosenTests>& chosen, const ExpectedSeconds& seconds);

}  // namespace reuse_build
