// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

#include "launch/error.hpp"
#include "support/interrupt.hpp"

namespace reuse_build {

namespace {

Fd open_lock_file(const std::filesystem::path& file) {
  Fd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (fd) return fd;
  throw system_error(ExitCode::setup_error, "cannot open the lock '" + file.string() + "'", errno);
}

// False when the lock is taken and `operation` has LOCK_NB.
bool lock(int fd, int operation, const std::filesystem::path& file) {
  while (::flock(fd, operation) != 0) {
    if (errno == EWOULDBLOCK) return false;
    if (errno != EINTR) {
      throw system_error(ExitCode::setup_error, "cannot lock '" + file.string() + "'", errno,
                         "the cache needs a file system with flock(2)");
    }
    throw_if_interrupted();
  }
  return true;
}

int operation_of(FileLock::Mode mode) {
  return mode == FileLock::Mode::shared ? LOCK_SH : LOCK_EX;
}

}  // namespace

FileLock FileLock::acquire(const std::filesystem::path& file, Mode mode) {
  Fd fd = open_lock_file(file);
  lock(fd.get(), operation_of(mode), file);
  return FileLock(std::move(fd));
}

std::optional<FileLock> FileLock::try_acquire(const std::filesystem::path& file, Mode mode) {
  Fd fd = open_lock_file(file);
  if (!lock(fd.get(), operation_of(mode) | LOCK_NB, file)) return std::nullopt;
  return FileLock(std::move(fd));
}

FileLock FileLock::acquire_directory(const std::filesystem::path& directory, Mode mode) {
  Fd fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd) {
    throw system_error(ExitCode::setup_error, "cannot open '" + directory.string() + "'", errno);
  }
  lock(fd.get(), operation_of(mode), directory);
  return FileLock(std::move(fd));
}

std::optional<FileLock> FileLock::try_directory(const std::filesystem::path& directory, Mode mode) {
  Fd fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  if (!fd || !lock(fd.get(), operation_of(mode) | LOCK_NB, directory)) return std::nullopt;
  return FileLock(std::move(fd));
}

}  // namespace reuse_build
