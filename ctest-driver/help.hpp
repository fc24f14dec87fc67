// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

namespace reuse_build::driver {

// What --help prints.
extern const char* const help_text;

}  // namespace reuse_build::driver
