// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>

namespace reuse_build {

// A stream of bytes that is read from its start to its end.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  // Puts the next bytes into the buffer, whose size is not 0, and returns how many: 0 at the end.
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

}  // namespace reuse_build
