// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/read_at.hpp"

#include <unistd.h>

#include <cerrno>

#include "support/interrupt.hpp"

namespace reuse_build {

std::string read_at(int fd, std::uint64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::pread(fd, &bytes[done], size - done, static_cast<off_t>(offset + done));
    if (count > 0) {
      done += static_cast<std::size_t>(count);
    } else if (count == 0 || errno != EINTR) {
      break;
    }
  }
  bytes.resize(done);
  return bytes;
}

std::size_t read_some(int fd, std::uint64_t offset, char* buffer, std::size_t size,
                      const std::filesystem::path& file, ExitCode code) {
  for (;;) {
    throw_if_interrupted();
    const ssize_t count = ::pread(fd, buffer, size, static_cast<off_t>(offset));
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    throw system_error(code, "cannot read '" + file.string() + "'", errno,
                       "check that it is a file and that the disk is sound");
  }
}

}  // namespace reuse_build
