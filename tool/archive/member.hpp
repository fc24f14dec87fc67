// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace reuse_build {

// A regular file in an archive.
struct Member {
  std::string path;    // "target/…"
  std::uint64_t size;  // bytes
  unsigned mode;       // permission bits
  std::string sha256;  // hex
};

}  // namespace reuse_build
