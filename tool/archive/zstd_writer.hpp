// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <zstd.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "archive/seek_table.hpp"

namespace reuse_build {

// cargo-nextest reads windows of up to 2^27 bytes, 128 MiB.
inline constexpr int largest_window_of_nextest = 27;

struct ZstdOptions {
  int level = 3;  // −7 to 22
  int window_log = largest_window_of_nextest;
  int worker_count = 1;  // at least 1, so that the bytes do not depend on the number of workers
};

// Compresses a stream into zstd frames, each with a content checksum; long-distance matching finds
// what is alike in binaries that lie far apart. Errors: archive_creation_failed.
class ZstdWriter {
 public:
  using Sink = std::function<void(std::string_view)>;
  ZstdWriter(const ZstdOptions& options, Sink sink);

  // Into the current frame; begins one where there is none.
  void write(std::string_view bytes);
  // Ends the current frame, if there is one.
  void end_frame();
  // A whole frame for what is small: a reader need not make room for a large window.
  void write_small_frame(std::string_view bytes);

  // The frames ended so far, as they follow each other.
  [[nodiscard]] const std::vector<Frame>& frames() const { return frames_; }
  // Bytes of content in the current frame.
  [[nodiscard]] std::uint64_t frame_size() const { return current_.size; }

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  void set(ZSTD_cParameter parameter, int value);
  void use_large_window();
  std::size_t compress(std::string_view& bytes, ZSTD_EndDirective directive);

  ZstdOptions options_;
  std::unique_ptr<ZSTD_CCtx, Free> context_;
  Sink sink_;
  std::vector<char> buffer_;
  std::vector<Frame> frames_;
  Frame current_;
  bool in_frame_ = false;
};

}  // namespace reuse_build
