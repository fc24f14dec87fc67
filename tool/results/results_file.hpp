// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "launch/result_line.hpp"

namespace reuse_build {

// One test, and all attempts at running it in the order in which they began: retries, and runs by
// another start of the driver (ctest --repeat, --rerun-failed). One that did not end was under way
// when its driver was killed.
struct TestResult {
  std::string binary_id;
  std::string test_name;
  std::vector<launch::ResultLine> attempts;  // at least one
};

// Reads what drivers noted (launch/result_line.hpp), in the order of the tests' first lines. Lines
// that a crash or a full disk cut off are left out. Throws (setup_error) naming file and line of
// one that cannot be read. The files of long outputs are those in "<results file>.output".
std::vector<TestResult> read_results(const std::vector<std::filesystem::path>& files);

}  // namespace reuse_build
