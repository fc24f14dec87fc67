// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "config/scripts.hpp"
#include "launch/record.hpp"

namespace reuse_build {

// A script as the record of some tests has it, but for the number of its policy: with a program
// that is found where they run. `target_directory` is cargo's, where it is used in place.
launch::Script launch_script(const ConfiguredScript& configured, const launch::Record& record,
                             const std::string& target_directory);

}  // namespace reuse_build
