// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "context/launch_context.hpp"
#include "launch/names.hpp"
#include "launch/run_policy.hpp"

namespace reuse_build::driver {

// Makes NEXTEST_PROFILE what it is without having been set: the profile that the tests were written
// for, or "default" where that is empty. For tests and for policy_of().
void settle_profile(const std::string& written_for);

// Whether ctest schedules the test otherwise than that variable's profile would have it, since its
// test files were written for another one.
[[nodiscard]] bool is_scheduled_otherwise(const LaunchContext& context,
                                          const launch::TestName& test,
                                          const std::string& written_for);
// Says so on standard error.
void say_scheduled_otherwise(const std::string& written_for);

// How the test is to be run under that profile, with the retries of
// NEXTEST_RETRIES where that is set. Throws Error(setup_error) for a profile that the record does
// not have, and for a value that is none.
[[nodiscard]] launch::RunPolicy policy_of(const LaunchContext& context,
                                          const launch::TestName& test);

// The id of the wrapper script that lists the binary under that profile; empty: none, as for a
// profile that the record does not have.
[[nodiscard]] std::string list_wrapper(const launch::Record& record);

}  // namespace reuse_build::driver
