// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <utility>

#include "support/fd.hpp"

namespace reuse_build {

// An flock(2) on a file that is created when needed, or on a directory; held until destroyed.
// Released by the kernel when the process dies.
class FileLock {
 public:
  enum class Mode { shared, exclusive };

  // Waits for the lock.
  static FileLock acquire(const std::filesystem::path& file, Mode mode);
  // Empty when somebody else holds a lock that conflicts.
  static std::optional<FileLock> try_acquire(const std::filesystem::path& file, Mode mode);
  // The same for a directory. It must be there to wait for it.
  static FileLock acquire_directory(const std::filesystem::path& directory, Mode mode);
  // Empty also when there is none.
  static std::optional<FileLock> try_directory(const std::filesystem::path& directory, Mode mode);

 private:
  explicit FileLock(Fd fd) : fd_(std::move(fd)) {}
  Fd fd_;
};

}  // namespace reuse_build
