// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "config/target_runner.hpp"
#include "tree/test_suite.hpp"

// Who starts the tests of a tree: the runners in its launch records.
namespace reuse_build {

// Writes each platform's runner into the records of its suites. Programs in the workspace are
// found in the target machine's workspace.
void set_runners(TestSuites& suites, const PlatformRunners& runners);

// For records that others wrote: this runner for the target's suites that have none. `command` is
// the program and its arguments; empty: nothing to do.
void set_fallback_runner(TestSuites& suites, const std::vector<std::string>& command);

// "CARGO_TARGET_…_RUNNER=…" for each platform whose runner the environment does not name already:
// for records that are shared, and so hold none. Throws (setup_error) for a runner that the
// variable's words cannot express.
std::vector<std::string> runner_variables(const PlatformRunners& runners,
                                          const PlatformTriples& triples);

}  // namespace reuse_build
