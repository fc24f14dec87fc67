// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <vector>

#include "run/lane.hpp"

namespace reuse_build::driver {

// Runs the tests of a libtest binary as `cargo test` does, all in one process with so many threads,
// and notes their results. Gives back those that must run in a process of their own: they have no
// result, for the process crashed, was killed or printed what cannot be trusted, or they have
// failed and have further attempts. `is_whole` says that these are all tests of the binary.
[[nodiscard]] std::vector<PlannedTest> run_in_one_process(const RunContext& context,
                                                          std::vector<PlannedTest> tests,
                                                          bool is_whole, unsigned threads);

}  // namespace reuse_build::driver
