// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <utility>

namespace reuse_build::launch {

// Splits at the first `separator`. Throws Error(setup_error) when there is none, or nothing before
// it.
[[nodiscard]] std::pair<std::string, std::string> split_at_first(const std::string& text,
                                                                 char separator);

}  // namespace reuse_build::launch
