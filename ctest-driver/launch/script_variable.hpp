// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace reuse_build::launch {

// Why a script may not set a variable of this name, by cargo-nextest's rules; empty when it may.
[[nodiscard]] std::string mistake_in_variable(std::string_view name);

}  // namespace reuse_build::launch
