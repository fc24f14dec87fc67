// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/output.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace reuse_build::driver {
namespace {

bool is_ready_to_write(int fd) {
  pollfd target{fd, POLLOUT, 0};
  return ::poll(&target, 1, 0) == 1;
}

}  // namespace

void PassedOutput::take(std::string_view bytes) {
  copy_->take(bytes);
  if (broken_) return;
  pending_ += bytes;
  if (is_ready_to_write(fd_)) flush();
}

void PassedOutput::flush() {
  const ssize_t count = ::write(fd_, pending_.data(), pending_.size());
  if (count >= 0) {
    pending_.erase(0, static_cast<std::size_t>(count));
  } else if (errno != EINTR && errno != EAGAIN) {
    broken_ = true;
    pending_.clear();
  }
}

void CapturedOutput::take(std::string_view bytes) {
  const std::size_t room = limit_ - text_.size();
  text_ += bytes.substr(0, room);
  overflowed_ = overflowed_ || bytes.size() > room;
}

void OutputTail::take(std::string_view bytes) {
  text_ += bytes;
  if (text_.size() > 2 * size_) text_.erase(0, text_.size() - size_);
}

}  // namespace reuse_build::driver
