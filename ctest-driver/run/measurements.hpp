// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string_view>

namespace reuse_build::driver {

// Whether ctest runs for a dashboard (ctest -D, ctest_test() in a script): then it takes
// measurements out of a test's output and sends them along.
[[nodiscard]] bool is_dashboard();

// Prints one,
// https://cmake.org/cmake/help/latest/command/ctest_test.html#additional-test-measurements
void print_measurement(std::string_view name, unsigned value);
void print_measurement(std::string_view name, std::string_view value);

}  // namespace reuse_build::driver
