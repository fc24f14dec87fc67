// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/compressed_sizes.hpp"

#define ZSTD_STATIC_LINKING_ONLY  // ZSTD_frameHeaderSize
#include <zstd.h>

#include <algorithm>
#include <string>

#include "support/interrupt.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

namespace {

// No more are looked at: blocks may be empty, so their number says nothing of the content's size.
// Enough for 512 GiB.
constexpr std::size_t most_blocks = std::size_t{1} << 22U;

struct BlockHeader {
  bool is_last = false;
  std::uint64_t stored_size = 0;  // in the file, header included
};

BlockHeader parse_block_header(std::string_view bytes) {
  const auto byte = [bytes](std::size_t index) {
    return std::uint32_t{static_cast<unsigned char>(bytes[index])};
  };
  const std::uint32_t header = byte(0) | byte(1) << 8U | byte(2) << 16U;
  constexpr std::uint32_t run_of_one_byte = 1;
  const std::uint32_t type = header >> 1U & 3U;
  return {(header & 1U) != 0, 3 + (type == run_of_one_byte ? 1 : header >> 3U)};
}

// The sizes of a frame's first blocks as they are stored, at most `most` of them.
std::vector<std::uint64_t> stored_blocks(int fd, const Frame& frame, std::size_t most) {
  constexpr std::size_t largest_header = 18;
  const std::string header = read_at(fd, frame.offset, largest_header);
  const std::size_t header_size = ZSTD_frameHeaderSize(header.data(), header.size());
  std::vector<std::uint64_t> sizes;
  if (ZSTD_isError(header_size) != 0) return sizes;
  const std::uint64_t end = frame.offset + frame.compressed_size;
  for (std::uint64_t at = frame.offset + header_size; at + 3 <= end && sizes.size() < most;) {
    throw_if_interrupted();
    const std::string bytes = read_at(fd, at, 3);
    if (bytes.size() < 3) break;
    const BlockHeader block = parse_block_header(bytes);
    sizes.push_back(block.stored_size);
    if (block.is_last) break;
    at += block.stored_size;
  }
  return sizes;
}

}  // namespace

CompressedSizes::CompressedSizes(const ArchiveFile& archive) {
  for (const Frame& frame : archive.frames()) add_frame(archive, frame);
}

void CompressedSizes::add_frame(const ArchiveFile& archive, const Frame& frame) {
  frame_begins_.push_back(content_size_);
  const std::vector<std::uint64_t> stored =
      stored_blocks(archive.fd(), frame, most_blocks - blocks_.size());
  // Blocks hold equally much, but for the last of a frame.
  for (std::size_t index = 0; index < stored.size(); ++index) {
    const std::uint64_t begin = frame.size * index / stored.size();
    const std::uint64_t end = frame.size * (index + 1) / stored.size();
    blocks_.push_back({content_size_ + begin, end - begin, stored[index]});
  }
  content_size_ += frame.size;
}

double CompressedSizes::of(std::size_t frame, std::uint64_t offset, std::uint64_t size) const {
  if (frame >= frame_begins_.size() || size == 0) return 0;
  const std::uint64_t begin = frame_begins_[frame] + offset;
  const std::uint64_t end = begin + size;
  auto block = std::partition_point(blocks_.begin(), blocks_.end(), [begin](const Block& each) {
    return each.begin + each.size <= begin;
  });
  double bytes = 0;
  for (; block != blocks_.end() && block->begin < end; ++block) {
    const std::uint64_t from = std::max(begin, block->begin);
    const std::uint64_t to = std::min(end, block->begin + block->size);
    if (block->size == 0 || to <= from) continue;
    bytes += static_cast<double>(block->compressed_size) * static_cast<double>(to - from) /
             static_cast<double>(block->size);
  }
  return bytes;
}

}  // namespace reuse_build
