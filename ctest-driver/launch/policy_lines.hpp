// SPDX-License-Identifier: MIT OR Apache-2.0
// The lines of a launch record that tell policies and profiles. Of a policy only what differs from
// the default is written. Durations are in milliseconds.
//
//     policy 0                         begins a policy; they are numbered in order
//     policy-slow-period 60000
//     policy-terminate-after 2         periods
//     policy-grace 10000
//     policy-on-timeout pass           pass | fail
//     policy-leak-period 200
//     policy-leak-result fail          pass | fail
//     policy-retries 3
//     policy-retry-delay 1000
//     policy-backoff exponential       fixed | exponential
//     policy-max-delay 8000
//     policy-jitter yes                yes | no
//     policy-flaky-result fail         pass | fail
//     policy-argument --nocapture      in order
//     policy-group serial
//     policy-group-threads num-cpus    a number | num-cpus
//     policy-threads-required 4        a number | num-cpus | num-test-threads
//     policy-priority -50
//     policy-setup-script db           ids, in order; launch/script_lines.hpp
//     policy-wrapper valgrind
//     profile ci                       begins a profile; "default" is one of them
//     profile-policy 1                 the policy of its tests
//     profile-default-filter not test(slow)
//     profile-global-timeout 600000
//     profile-list-wrapper valgrind
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "launch/program.hpp"
#include "launch/run_policy.hpp"

namespace reuse_build::launch {

// Keys and values, not yet encoded.
[[nodiscard]] Lines policy_lines(const std::vector<RunPolicy>& policies,
                                 const std::vector<RunProfile>& profiles);

// Takes in one line; other keys are ignored. Throws Error(setup_error).
void read_policy_line(std::vector<RunPolicy>& policies, std::vector<RunProfile>& profiles,
                      std::string_view key, const std::string& value);

// Throws Error(setup_error) for a profile whose policy is not there, and for profiles without
// "default" or with one name.
void check_policies(const std::vector<RunPolicy>& policies,
                    const std::vector<RunProfile>& profiles);

}  // namespace reuse_build::launch
