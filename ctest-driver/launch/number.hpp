// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace reuse_build::launch {

// A whole text as a decimal number; nothing for any other text, and for a number that is too big.
template <class Number>
[[nodiscard]] std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [behind, status] = std::from_chars(text.data(), end, number);
  if (status != std::errc{} || behind != end) return std::nullopt;
  return number;
}

}  // namespace reuse_build::launch
