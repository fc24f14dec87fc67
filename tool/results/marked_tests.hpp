// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "results/results_file.hpp"

namespace reuse_build {

// Tests that passed, but not without something to look at, by nextest's marks; and by the names
// that tests have in ctest: "<binary id>/<test>".
struct MarkedTests {
  std::vector<std::string> flaky;  // in another attempt than the first
  std::vector<std::string> slow;   // took longer than slow-timeout's period
  std::vector<std::string> leaky;  // left processes behind that hold their output open
};

MarkedTests marked_tests(const std::vector<TestResult>& results);

// "3 tests: a::t/x, a::t/y and 1 more": as many names as `most`.
std::string names_text(const std::vector<std::string>& names, std::size_t most);

}  // namespace reuse_build
