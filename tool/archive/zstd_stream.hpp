// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <zstd.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/fd.hpp"
#include "support/sha256.hpp"

namespace reuse_build {

struct ZstdOptions {
  int level = 3;         // −7 to 22
  int window_log = 27;   // 2^27 = 128 MiB, the most that cargo-nextest reads
  int worker_count = 1;  // at least 1, so that the bytes do not depend on the number of workers
};

// Compresses a stream into one zstd frame with a content checksum; long-distance matching finds
// what is alike in binaries that lie far apart.
class ZstdWriter {
 public:
  using Sink = std::function<void(std::string_view)>;
  ZstdWriter(const ZstdOptions& options, Sink sink);
  void write(std::string_view bytes);
  void finish();

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  std::size_t compress(std::string_view& bytes, ZSTD_EndDirective directive);

  std::unique_ptr<ZSTD_CCtx, Free> context_;
  Sink sink_;
  std::vector<char> buffer_;
};

// Decompresses a file of one or more zstd frames, checking every checksum it comes by. Errors
// (setup_error) name the file and say whether it is truncated, damaged or no zstd file at all.
class ZstdReader {
 public:
  // `digest`, when given, is fed with the file's bytes as they are read.
  explicit ZstdReader(const std::filesystem::path& file, Sha256* digest = nullptr);

  // The next piece, empty at the end. Valid until the next call.
  std::string_view read();

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  bool fill();
  void check_magic();

  std::filesystem::path file_;
  Sha256* digest_;
  Fd fd_;
  std::unique_ptr<ZSTD_DCtx, Free> context_;
  std::vector<char> compressed_;
  std::vector<char> decompressed_;
  ZSTD_inBuffer input_{nullptr, 0, 0};
  bool inside_frame_ = false;
};

}  // namespace reuse_build
