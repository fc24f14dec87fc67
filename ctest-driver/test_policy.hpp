// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "launch/names.hpp"
#include "launch/run_policy.hpp"
#include "launch_context.hpp"

namespace reuse_build::driver {

// NEXTEST_PROFILE, or "default".
[[nodiscard]] std::string profile_name();

// How the test is to be run under that profile, with the retries of
// NEXTEST_RETRIES where that is set. Throws Error(setup_error) for a profile that the record does
// not have, and for a value that is none.
[[nodiscard]] launch::RunPolicy policy_of(const LaunchContext& context,
                                          const launch::TestName& test);

}  // namespace reuse_build::driver
