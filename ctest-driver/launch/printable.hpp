// SPDX-License-Identifier: MIT OR Apache-2.0
// Text from elsewhere (names in archives, output of programs) on its way to a terminal, which would
// obey the control sequences in it.
#pragma once

#include <string>
#include <string_view>

namespace reuse_build::launch {

// The text with every control but newline and tab as \xNN, byte by byte: those of ASCII, and those
// that UTF-8 writes as two bytes (U+0080 to U+009F). Applied twice it changes nothing more.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace reuse_build::launch
