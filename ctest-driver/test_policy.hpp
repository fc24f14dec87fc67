// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "launch/names.hpp"
#include "launch/run_policy.hpp"
#include "launch_context.hpp"

namespace reuse_build::driver {

// How the test is to be run under the profile of NEXTEST_PROFILE, with the retries of
// NEXTEST_RETRIES where that is set. Throws Error(setup_error) for a profile that the record does
// not have, and for a value that is none.
[[nodiscard]] launch::RunPolicy policy_of(const LaunchContext& context,
                                          const launch::TestName& test);

}  // namespace reuse_build::driver
