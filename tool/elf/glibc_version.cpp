// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/glibc_version.hpp"

#include <charconv>

namespace reuse_build {

std::optional<GlibcVersion> parse_glibc_version(std::string_view text) {
  GlibcVersion version;
  for (std::size_t index = 0; index < version.numbers.size(); ++index) {
    const char* end = text.data() + text.size();
    const auto [next, error] = std::from_chars(text.data(), end, version.numbers.at(index));
    if (error != std::errc()) return std::nullopt;
    if (next == end) return index > 0 ? std::optional(version) : std::nullopt;
    if (*next != '.') return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(next - text.data()) + 1);
  }
  return std::nullopt;
}

std::optional<GlibcVersion> parse_glibc_symbol_version(std::string_view name) {
  constexpr std::string_view prefix = "GLIBC_";
  if (name.substr(0, prefix.size()) != prefix) return std::nullopt;
  return parse_glibc_version(name.substr(prefix.size()));
}

std::string to_string(const GlibcVersion& version) {
  const auto [major, minor, patch] = version.numbers;
  std::string text = std::to_string(major) + '.' + std::to_string(minor);
  if (patch != 0) text += '.' + std::to_string(patch);
  return text;
}

}  // namespace reuse_build
