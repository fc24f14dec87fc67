// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive_file.hpp"

namespace reuse_build {

// How many bytes of a .tar.zst each part of its content takes: read from the headers of zstd's
// blocks (RFC 8878, 3.1.1.2), three bytes for about 128 KiB of content, without decompressing
// anything. Within a block the content is taken to be compressed evenly, so that sizes are good
// estimates. All frames must be known (ArchiveFile::frames()).
class CompressedSizes {
 public:
  explicit CompressedSizes(const ArchiveFile& archive);

  // Of `size` bytes of a frame's content from `offset` on; what lies beyond the frame is taken from
  // the following ones.
  [[nodiscard]] double of(std::size_t frame, std::uint64_t offset, std::uint64_t size) const;

 private:
  struct Block {
    std::uint64_t begin = 0;  // in the content of all frames
    std::uint64_t size = 0;   // bytes of content
    std::uint64_t compressed_size = 0;
  };
  void add_frame(const ArchiveFile& archive, const Frame& frame);

  std::vector<std::uint64_t> frame_begins_;  // in the content of all frames
  std::vector<Block> blocks_;
  std::uint64_t content_size_ = 0;
};

}  // namespace reuse_build
