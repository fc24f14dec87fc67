// SPDX-License-Identifier: MIT OR Apache-2.0
// A launch record read from its file, with the roots that its paths start from.
#pragma once

#include <string>
#include <vector>

#include "context/roots.hpp"
#include "launch/record.hpp"
#include "process/child.hpp"

namespace reuse_build::driver {

struct LaunchContext {
  std::string record_file;
  launch::Record record;
  Roots roots;

  [[nodiscard]] std::string binary() const { return roots.resolve(record.binary); }
  [[nodiscard]] std::string cwd() const { return roots.resolve(record.cwd); }
};

// The command that starts the binary with these arguments, by its runner if it has one. Throws
// Error(setup_error) for a runner that is not there.
[[nodiscard]] Command binary_command(const LaunchContext& context,
                                     std::vector<std::string> arguments,
                                     std::vector<std::string> environment);

// Reads the record, finds the roots, and makes the build machine's paths appear where that is
// wanted (original_paths.hpp). Throws Error(setup_error) that names the record's file.
[[nodiscard]] LaunchContext load_launch_context(const std::string& record_file,
                                                const std::string& workspace_option);

}  // namespace reuse_build::driver
