// SPDX-License-Identifier: MIT OR Apache-2.0
// The lines of a launch record that tell scripts:
//
//     setup-script db                 begins a setup script; they stand in the order of their
//                                     definition
//     script-program python3          a name, found in PATH; or
//     script-program-path workspace:tools/db
//     script-program-argument --port  its arguments, in order
//     script-env PORT=5432            in order
//     script-policy 2                 the policy that holds its limits (launch/policy_lines.hpp)
//     wrapper-script valgrind         begins a wrapper script
//     script-target-runner ignore     ignore | overrides-wrapper | within-wrapper | around-wrapper
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "launch/program.hpp"
#include "launch/run_policy.hpp"
#include "launch/script.hpp"

namespace reuse_build::launch {

// nextest's words for it, which the lines use; the second gives nothing for another word.
[[nodiscard]] std::string_view runner_use_word(RunnerUse use);
[[nodiscard]] std::optional<RunnerUse> parse_runner_use(std::string_view word);

[[nodiscard]] Lines script_lines(const std::vector<Script>& scripts);

// Takes in one line; other keys are ignored. Throws Error(setup_error).
void read_script_line(std::vector<Script>& scripts, std::string_view key, const std::string& value);

// Throws Error(setup_error) for a script without a program or of a policy that is not there, and
// for policies and profiles that name a script which is not.
void check_scripts(const std::vector<Script>& scripts, const std::vector<RunPolicy>& policies,
                   const std::vector<RunProfile>& profiles);

}  // namespace reuse_build::launch
