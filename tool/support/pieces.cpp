// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/pieces.hpp"

#include <algorithm>
#include <numeric>

#include "support/interrupt.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

namespace {

constexpr std::uint64_t block_size = std::uint64_t{128} * 1024;

// Reads once, to the front of `block`; returns the number of bytes, never 0.
std::size_t read_block(int fd, std::uint64_t offset, std::uint64_t size, std::string& block,
                       const std::filesystem::path& file, ExitCode code) {
  const std::size_t count = read_some(fd, offset, block.data(), size, file, code);
  if (count > 0) return count;
  throw Error(code, "cannot read '" + file.string() + "': it shrank while it was read",
              "nothing else may change the file meanwhile");
}

}  // namespace

std::uint64_t total_size(const Pieces& pieces) {
  return std::accumulate(pieces.begin(), pieces.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Piece& piece) { return sum + piece.size; });
}

void add_file(Pieces& pieces, std::uint64_t offset, std::uint64_t size) {
  if (size == 0) return;
  if (!pieces.empty() && pieces.back().kind == Piece::Kind::file &&
      pieces.back().offset + pieces.back().size == offset) {
    pieces.back().size += size;
  } else {
    pieces.push_back({Piece::Kind::file, offset, size, {}});
  }
}

void add_bytes(Pieces& pieces, std::string_view bytes) {
  if (bytes.empty()) return;
  if (pieces.empty() || pieces.back().kind != Piece::Kind::bytes) {
    pieces.push_back({Piece::Kind::bytes, 0, 0, {}});
  }
  pieces.back().bytes += bytes;
  pieces.back().size += bytes.size();
}

void add_zeros(Pieces& pieces, std::uint64_t size) {
  if (size == 0) return;
  if (!pieces.empty() && pieces.back().kind == Piece::Kind::zeros) {
    pieces.back().size += size;
  } else {
    pieces.push_back({Piece::Kind::zeros, 0, size, {}});
  }
}

void for_each_block(const Pieces& pieces, int fd, const std::filesystem::path& file, ExitCode code,
                    const std::function<void(std::string_view)>& write) {
  std::string block(block_size, '\0');
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::zeros) std::fill(block.begin(), block.end(), '\0');
    for (std::uint64_t done = 0; done < piece.size;) {
      throw_if_interrupted();
      std::uint64_t count = std::min(piece.size - done, block_size);
      if (piece.kind == Piece::Kind::bytes) {
        write(std::string_view(piece.bytes).substr(done, count));
      } else {
        if (piece.kind == Piece::Kind::file) {
          count = read_block(fd, piece.offset + done, count, block, file, code);
        }
        write(std::string_view(block).substr(0, count));
      }
      done += count;
    }
  }
}

}  // namespace reuse_build
