// SPDX-License-Identifier: MIT OR Apache-2.0
// Text in the CMake language, for the ctest files that the tool and the driver write.
#pragma once

#include <string>
#include <string_view>

namespace reuse_build::launch {

// A bracket argument of CMake that evaluates to exactly `text`, of any bytes but NUL and carriage
// return: CMake itself makes one newline of CR LF when it reads a file.
[[nodiscard]] std::string bracket_argument(std::string_view text);

}  // namespace reuse_build::launch
