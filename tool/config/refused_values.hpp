// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "config/config_value.hpp"

namespace reuse_build {

// What nextest.toml sets for nextest's own display and scheduling means nothing to ctest. What
// cargo-nextest 0.9.143 refuses of it is refused all the same, so that a file that works here works
// there. Throws (setup_error), naming the place. `profile` is the table of any profile.
void refuse_bad_values(const ConfigValue& profile);

// The same for `experimental`, where scripts.hpp follows what is right.
void refuse_unknown_features(const ConfigValue& document);

// The same for the table of one setup script.
void refuse_bad_setup_values(const ConfigValue& script);

}  // namespace reuse_build
