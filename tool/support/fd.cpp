// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/fd.hpp"

#include <unistd.h>

#include <cerrno>

namespace reuse_build {

Fd& Fd::operator=(Fd&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

Fd::~Fd() {
  if (fd_ >= 0) ::close(fd_);
}

int Fd::close_checked() {
  return ::close(std::exchange(fd_, -1)) == 0 ? 0 : errno;
}

}  // namespace reuse_build
