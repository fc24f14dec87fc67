// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace reuse_build {

// A version of the GNU C library, ordered by its numbers: 2.9 before 2.34.
struct GlibcVersion {
  std::array<unsigned, 3> numbers{};

  // clang-tidy 14 takes the 0 of a generated comparison for a pointer.
  auto operator<=>(const GlibcVersion& other) const = default;  // NOLINT(modernize-use-nullptr)
};

// Reads "2.34" or "2.2.5"; nullopt for anything else.
std::optional<GlibcVersion> parse_glibc_version(std::string_view text);

// Reads the name of a symbol version, "GLIBC_2.34"; nullopt for others, as "GLIBC_PRIVATE".
std::optional<GlibcVersion> parse_glibc_symbol_version(std::string_view name);

// "2.34"; "2.2.5".
std::string to_string(const GlibcVersion& version);

}  // namespace reuse_build
