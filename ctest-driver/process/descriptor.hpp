// SPDX-License-Identifier: MIT OR Apache-2.0
// A file descriptor with an owner: closed when the owner goes.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace reuse_build::driver {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  // False when the system reports an error, which for a written file can mean lost data; errno says
  // why. Closed it is in any case.
  bool close() noexcept {
    const int fd = std::exchange(fd_, -1);
    return fd < 0 || ::close(fd) == 0;
  }
  [[nodiscard]] int get() const noexcept { return fd_; }
  explicit operator bool() const noexcept { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

// A pipe whose two ends are not inherited. Both are empty when none can be made (errno says why).
struct Pipe {
  Descriptor read;
  Descriptor write;

  static Pipe open() {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) return {};
    return {Descriptor(ends[0]), Descriptor(ends[1])};
  }
};

}  // namespace reuse_build::driver
