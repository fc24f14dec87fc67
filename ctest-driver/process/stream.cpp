// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/stream.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace reuse_build::driver {
namespace {

// What a pipe that poll() calls writable takes without blocking (Linux: one page; POSIX:
// PIPE_BUF).
constexpr std::size_t piece_size = 4096;

}  // namespace

pollfd Stream::wanted() const {
  if (const int fd = to_->waits_for(); fd >= 0) return {fd, POLLOUT, 0};
  return {from_.get(), POLLIN, 0};
}

void Stream::advance(short events) {
  if (events == 0) return;
  if (to_->waits_for() >= 0) {
    to_->flush();
  } else {
    read_piece();
  }
}

void Stream::read_piece() {
  std::array<char, piece_size> buffer{};
  const std::size_t wanted = std::min(buffer.size(), budget_.value_or(buffer.size()));
  const ssize_t count = ::read(from_.get(), buffer.data(), wanted);
  if (count < 0 && errno == EINTR) return;
  if (count <= 0) {
    from_.close();
    return;
  }
  const auto size = static_cast<std::size_t>(count);
  to_->take(std::string_view(buffer.data(), size));
  if (budget_ && (*budget_ -= size) == 0) from_.close();
}

bool Stream::limit_to_present() {
  if (!from_) return false;
  pollfd state{from_.get(), POLLIN, 0};
  ::poll(&state, 1, 0);
  if ((state.revents & POLLHUP) != 0) return false;  // all writers are gone: what is left is finite
  int present = 0;
  ::ioctl(from_.get(), FIONREAD, &present);
  budget_ = static_cast<std::size_t>(present);
  if (present == 0) from_.close();
  return true;
}

void Stream::abandon() {
  from_.close();
  abandoned_ = true;
}

}  // namespace reuse_build::driver
