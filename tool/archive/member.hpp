// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace reuse_build {

// A regular file in an archive.
struct Member {
  std::string path;        // "target/…"
  std::uint64_t size = 0;  // bytes
  unsigned mode = 0;       // permission bits
  std::string sha256;      // hex
  std::size_t frame = 0;   // index of the zstd frame that it begins in; 0 in other formats
};

}  // namespace reuse_build
