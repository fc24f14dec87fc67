// SPDX-License-Identifier: MIT OR Apache-2.0
// The names file beside a launch record, and those that name a part of its tests.
#pragma once

#include <string>
#include <vector>

#include "context/launch_context.hpp"
#include "launch/names.hpp"

namespace reuse_build::driver {

// The file's path, and what is in it. The latter throws Error(setup_error) when it is not there or
// is damaged.
[[nodiscard]] std::string names_file_of(const LaunchContext& context);
[[nodiscard]] std::vector<launch::TestName> read_names(const std::string& file);

// The test of that name. Where there is no names file, one that is not ignored: the binary itself
// has to know. Throws Error(setup_error) for a name that is not in the file.
[[nodiscard]] launch::TestName look_up_test(const LaunchContext& context, const std::string& name);

}  // namespace reuse_build::driver
