// SPDX-License-Identifier: MIT OR Apache-2.0
// Percent-encoding of values that must stay on one line, and of names that ctest must not split.
#pragma once

#include <string>
#include <string_view>

namespace reuse_build::launch {

enum class Blanks { kept, encoded };

// Bytes below 0x20, 0x7f and '%' as %XX (upper-case); also the blank with Blanks::encoded.
// Other bytes stay as they are, UTF-8 included.
[[nodiscard]] std::string percent_encode(std::string_view raw, Blanks blanks = Blanks::kept);

// As it stands in a ctest test name and in a names file: no blank, no control, one line.
[[nodiscard]] inline std::string encode_test_name(std::string_view raw) {
  return percent_encode(raw, Blanks::encoded);
}

// The inverse of both. Throws Error(setup_error) at a '%' that two hexadecimal digits do not
// follow.
[[nodiscard]] std::string percent_decode(std::string_view encoded);

}  // namespace reuse_build::launch
