// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <zstd.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "archive/byte_source.hpp"
#include "archive/seek_table.hpp"

namespace reuse_build {

// Decompresses zstd frames that follow each other in a file, checking every checksum it comes by.
// Skippable frames are refused: other readers may see more in them than we do. Errors (setup_error)
// name the file and say whether it is truncated, damaged or no zstd file at all.
class ZstdReader : public ByteSource {
 public:
  // All frames from the start of the file to its end.
  ZstdReader(int fd, std::filesystem::path file);
  // These frames, which must be exactly what their seek table says.
  ZstdReader(int fd, std::filesystem::path file, std::vector<Frame> frames);

  std::size_t read(char* buffer, std::size_t size) override;

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  bool fill();
  void begin_frame();
  void end_frame();
  void decompress(ZSTD_outBuffer& output);
  [[nodiscard]] std::uint64_t position() const;
  [[nodiscard]] bool is_cut_off() const;
  [[nodiscard]] std::size_t most_to_fill() const;
  [[noreturn]] void damaged(const std::string& why) const;

  int fd_;
  std::filesystem::path file_;
  std::vector<Frame> frames_;  // empty: unknown
  std::size_t frame_ = 0;      // index of the current or next one
  std::unique_ptr<ZSTD_DCtx, Free> context_;
  std::vector<char> compressed_;
  ZSTD_inBuffer input_{nullptr, 0, 0};
  std::uint64_t read_to_ = 0;      // position in the file behind what is in `input_`
  std::uint64_t frame_start_ = 0;  // of the current frame in the file
  std::uint64_t frame_size_ = 0;   // of the current frame's content so far
  bool inside_frame_ = false;
};

}  // namespace reuse_build
