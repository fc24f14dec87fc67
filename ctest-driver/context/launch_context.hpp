// SPDX-License-Identifier: MIT OR Apache-2.0
// A launch record read from its file, with the roots that its paths start from.
#pragma once

#include <string>

#include "context/roots.hpp"
#include "launch/record.hpp"

namespace reuse_build::driver {

struct LaunchContext {
  std::string record_file;
  launch::Record record;
  Roots roots;

  [[nodiscard]] std::string binary() const { return roots.resolve(record.binary); }
  [[nodiscard]] std::string cwd() const { return roots.resolve(record.cwd); }
};

// Reads the record, finds the roots, and makes the build machine's paths appear where that is
// wanted (original_paths.hpp). Throws Error(setup_error) that names the record's file.
[[nodiscard]] LaunchContext load_launch_context(const std::string& record_file,
                                                const std::string& workspace_option);

}  // namespace reuse_build::driver
