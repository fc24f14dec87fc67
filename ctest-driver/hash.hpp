// SPDX-License-Identifier: MIT OR Apache-2.0
// FNV-1a, 64 bits (Fowler, Noll, Vo): for names that must be equal in equal circumstances, not for
// security.
#pragma once

#include <cstdint>
#include <string_view>

namespace reuse_build::driver {

inline constexpr std::uint64_t fnv_offset_basis = 0xcbf29ce484222325U;

// `seed` chains hashes, and tells several hashes of the same bytes apart.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes,
                                            std::uint64_t seed = fnv_offset_basis) {
  std::uint64_t hash = seed;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return hash;
}

}  // namespace reuse_build::driver
