// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "run/lane.hpp"

namespace reuse_build::driver {

// The setup scripts that these tests need, by their ids.
[[nodiscard]] std::set<std::string> needed_scripts(const std::vector<PlannedTest>& tests);

// Says on standard error which of them have not run: ctest was told to leave fixtures out, or it is
// not ctest who runs the tests.
void note_missing_scripts(const TestEnvironments& environments,
                          const std::vector<PlannedTest>& tests);

}  // namespace reuse_build::driver
