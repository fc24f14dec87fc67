// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/libarchive_input.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "launch/error.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

LibarchiveInput::LibarchiveInput(int fd, std::filesystem::path file, std::exception_ptr& error)
    : fd_(fd), file_(std::move(file)), buffer_(std::size_t{128} * 1024), error_(error) {
  struct stat status = {};
  if (::fstat(fd_, &status) == 0) size_ = static_cast<std::uint64_t>(status.st_size);
}

int LibarchiveInput::open(struct archive* archive) {
  archive_read_set_seek_callback(archive, on_seek);
  return archive_read_open2(archive, this, nullptr, on_read, on_skip, nullptr);
}

la_ssize_t LibarchiveInput::on_read(struct archive* /*archive*/, void* self,
                                    const void** bytes) noexcept {
  auto* input = static_cast<LibarchiveInput*>(self);
  try {
    const std::size_t count = read_some(input->fd_, input->offset_, input->buffer_.data(),
                                        input->buffer_.size(), input->file_, ExitCode::setup_error);
    input->offset_ += count;
    input->came_to_the_end_ = count == 0;
    *bytes = input->buffer_.data();
    return static_cast<la_ssize_t>(count);
  } catch (...) {
    input->error_ = std::current_exception();
    return -1;
  }
}

la_int64_t LibarchiveInput::on_skip(struct archive* /*archive*/, void* self,
                                    la_int64_t size) noexcept {
  auto* input = static_cast<LibarchiveInput*>(self);
  const std::uint64_t left = input->size_ - std::min(input->offset_, input->size_);
  const std::uint64_t count =
      std::min(static_cast<std::uint64_t>(std::max<la_int64_t>(size, 0)), left);
  input->offset_ += count;
  return static_cast<la_int64_t>(count);
}

la_int64_t LibarchiveInput::on_seek(struct archive* /*archive*/, void* self, la_int64_t offset,
                                    int whence) noexcept {
  auto* input = static_cast<LibarchiveInput*>(self);
  const auto from = static_cast<la_int64_t>(whence == SEEK_SET   ? 0
                                            : whence == SEEK_CUR ? input->offset_
                                                                 : input->size_);
  la_int64_t place = 0;
  if (__builtin_add_overflow(from, offset, &place) || place < 0) return ARCHIVE_FATAL;
  input->offset_ = static_cast<std::uint64_t>(place);
  return place;
}

}  // namespace reuse_build
