// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <vector>

#include "run/lane.hpp"

namespace reuse_build::driver {

// Says on standard error which setup scripts of these tests have not run: ctest was told to leave
// fixtures out, or it is not ctest who runs the tests.
void note_missing_scripts(const RunContext& context, const std::vector<PlannedTest>& tests);

}  // namespace reuse_build::driver
