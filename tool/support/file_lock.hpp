// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include "support/fd.hpp"

namespace reuse_build {

// An flock(2) on a directory, or on a file that is created when needed; held until destroyed. Released by the kernel
// when the process dies.
class FileLock {
 public:
  enum class Mode { shared, exclusive };

  // Waits for the lock.
  static FileLock acquire(const std::filesystem::path& file, Mode mode);
  // Empty when somebody else holds a lock that conflicts.
  static std::optional<FileLock> try_acquire(const std::filesystem::path& file, Mode mode);

 private:
  explicit FileLock(Fd fd) : fd_(std::move(fd)) {}
  Fd fd_;
};

}  // namespace reuse_build
