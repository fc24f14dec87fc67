// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string_view>

namespace reuse_build::launch {

// Whether the bytes are well-formed UTF-8 as in the Unicode standard, table 3-7: no overlong
// forms, no surrogates.
[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace reuse_build::launch
