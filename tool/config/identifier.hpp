// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string_view>

#include "config/config_value.hpp"

namespace reuse_build {

// What nextest.toml may call scripts and test groups: a letter first, then letters, digits, '_' and
// '-'. nextest's letters are those of Unicode (XID); here every byte outside of ASCII is one.
// Throws (setup_error) naming the place of `value`.
void require_identifier(std::string_view name, const ConfigValue& value);

}  // namespace reuse_build
