// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "launch/error.hpp"

namespace reuse_build {

// A stretch of a file's new content: bytes of the old file, given bytes, or zeros.
struct Piece {
  enum class Kind { file, bytes, zeros };
  Kind kind = Kind::zeros;
  std::uint64_t offset = 0;  // in the old file; only for Kind::file
  std::uint64_t size = 0;
  std::string bytes;  // only for Kind::bytes; `size` of them
};

// A file's new content, in order: what is changed lies in memory, the rest in the old file.
using Pieces = std::vector<Piece>;

std::uint64_t total_size(const Pieces& pieces);

// Append to `pieces`; what continues the last piece becomes part of it.
void add_file(Pieces& pieces, std::uint64_t offset, std::uint64_t size);
void add_bytes(Pieces& pieces, std::string_view bytes);
void add_zeros(Pieces& pieces, std::uint64_t size);

// Gives the new content to `write` in blocks of at most 128 KiB. `fd` is the old file, `file` its
// name in errors. Throws with `code` when the old file cannot be read or has become shorter.
void for_each_block(const Pieces& pieces, int fd, const std::filesystem::path& file, ExitCode code,
                    const std::function<void(std::string_view)>& write);

}  // namespace reuse_build
