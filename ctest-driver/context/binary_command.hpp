// SPDX-License-Identifier: MIT OR Apache-2.0
// How a record's binary is started: by itself, by a runner, by a wrapper script, or by both.
#pragma once

#include <string>
#include <vector>

#include "context/launch_context.hpp"
#include "process/child.hpp"

namespace reuse_build::driver {

// The wrapper script of that id where it takes effect: null without one, and where a runner takes
// its place.
[[nodiscard]] const launch::Script* wrapper_in_effect(const LaunchContext& context,
                                                      const std::string& id);

// The command that starts the binary with these arguments. `wrapper` is the id of a wrapper script,
// or empty. Throws Error(setup_error) for a runner or a wrapper that is not there.
[[nodiscard]] Command binary_command(const LaunchContext& context, const std::string& wrapper,
                                     std::vector<std::string> arguments,
                                     std::vector<std::string> environment);

// The command of a script, with these arguments behind its own. Throws as binary_command() does.
[[nodiscard]] Command script_command(const LaunchContext& context, const launch::Script& script,
                                     std::vector<std::string> arguments,
                                     std::vector<std::string> environment);

}  // namespace reuse_build::driver
