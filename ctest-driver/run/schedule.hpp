// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <vector>

#include "run/lane.hpp"

namespace reuse_build::driver {

// Runs the tests in their order, up to `lanes` at a time, and returns when all have ended. A test
// that requires several threads takes as many lanes; of a group no more run than it allows. When a
// signal asks for the end no more are started. Where too few files may be open for so many it says
// so.
void run_tests(const RunContext& context, std::vector<PlannedTest> tests, unsigned lanes);

}  // namespace reuse_build::driver
