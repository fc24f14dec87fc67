// SPDX-License-Identifier: MIT OR Apache-2.0
// The names file beside a launch record, looked at for one test.
#pragma once

#include <string>

#include "launch/names.hpp"
#include "launch_context.hpp"

namespace reuse_build::driver {

// The test of that name. Where there is no names file, one that is not ignored: the binary itself
// has to know. Throws Error(setup_error) for a name that is not in the file.
[[nodiscard]] launch::TestName look_up_test(const LaunchContext& context, const std::string& name);

}  // namespace reuse_build::driver
