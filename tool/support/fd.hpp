// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <utility>

namespace reuse_build {

// Owns a file descriptor and closes it; -1 is none. close() of data that matters goes through
// close_checked(), because a full disk may show there first.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept;
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd();

  [[nodiscard]] int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

  // Closes now; returns 0 or the errno of close().
  [[nodiscard]] int close_checked();

 private:
  int fd_ = -1;
};

}  // namespace reuse_build
