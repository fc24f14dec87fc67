// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "config/config_value.hpp"

namespace reuse_build {

// Sentences about what nextest.toml says to no effect: keys that cargo-nextest does not know, as it
// warns of them too, and what means nothing here, with what to do instead.
std::vector<std::string> notes_on_nextest_config(const ConfigValue& document);

}  // namespace reuse_build
