// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <archive.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "archive/zstd_stream.hpp"

namespace reuse_build {

// Reads a .tar.zst member by member: libarchive's tar reader fed from a ZstdReader. Errors
// (setup_error) name the archive.
class TarReader {
 public:
  // `digest`, when given, is fed with the compressed bytes.
  TarReader(const std::filesystem::path& file, Sha256* digest);

  // The next member, or null at the end. Valid until the next call.
  struct archive_entry* next();

  // Gives the current member's data piece by piece; there may be holes between them.
  using Sink = std::function<void(std::string_view bytes, std::int64_t offset)>;
  void read_data(const Sink& sink);

  // Reads what follows the tar's end, so that the last checksum is checked; only zeros may be
  // there.
  void read_to_the_end();

 private:
  static la_ssize_t on_read(struct archive* tar, void* self, const void** bytes) noexcept;
  std::string_view read_piece();
  void require_success(int result);

  struct Free {
    void operator()(struct archive* tar) const { archive_read_free(tar); }
  };
  std::filesystem::path file_;
  ZstdReader zstd_;
  std::int64_t size_ = 0;         // of what was read of the tar file
  std::int64_t end_of_data_ = 0;  // behind its last byte that is not zero
  std::exception_ptr error_;      // thrown below libarchive's C code, rethrown above it
  std::unique_ptr<struct archive, Free> tar_;
};

}  // namespace reuse_build
