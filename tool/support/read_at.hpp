// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace reuse_build {

// Up to `size` bytes from `offset` of a file on; fewer at its end or when it cannot be read. Does
// not move the descriptor's own position.
std::string read_at(int fd, std::uint64_t offset, std::size_t size);

}  // namespace reuse_build
