// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <archive.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <vector>

namespace reuse_build {

// A file as libarchive reads it, from its start. Where the descriptor stands is neither looked at
// nor changed, so several may read it at a time.
class LibarchiveInput {
 public:
  // The descriptor is not closed; `file` is only named in errors. What is thrown below libarchive's
  // C code is put into `error`, to be rethrown above it.
  LibarchiveInput(int fd, std::filesystem::path file, std::exception_ptr& error);
  LibarchiveInput(const LibarchiveInput&) = delete;
  LibarchiveInput& operator=(const LibarchiveInput&) = delete;
  ~LibarchiveInput() = default;

  // Returns libarchive's result. Must live as long as `archive`, whose formats are set.
  int open(struct archive* archive);

  // Whether libarchive wanted to read more than there is.
  [[nodiscard]] bool came_to_the_end() const { return came_to_the_end_; }

 private:
  static la_ssize_t on_read(struct archive* archive, void* self, const void** bytes) noexcept;
  static la_int64_t on_skip(struct archive* archive, void* self, la_int64_t size) noexcept;
  static la_int64_t on_seek(struct archive* archive, void* self, la_int64_t offset,
                            int whence) noexcept;

  int fd_;
  std::filesystem::path file_;
  std::uint64_t offset_ = 0;
  std::uint64_t size_ = 0;
  std::vector<char> buffer_;
  std::exception_ptr& error_;
  bool came_to_the_end_ = false;
};

}  // namespace reuse_build
