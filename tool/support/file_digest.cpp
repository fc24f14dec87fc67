// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/file_digest.hpp"

#include <unistd.h>

#include <cerrno>
#include <vector>

#include "support/interrupt.hpp"
#include "support/sha256.hpp"

namespace reuse_build {

std::string sha256_of_file(int fd, const std::filesystem::path& file, ExitCode code) {
  Sha256 digest;
  std::vector<char> buffer(std::size_t{256} * 1024);
  for (off_t offset = 0;;) {
    throw_if_interrupted();
    const ssize_t count = ::pread(fd, buffer.data(), buffer.size(), offset);
    if (count == 0) return digest.hex_digest();
    if (count > 0) {
      digest.update({buffer.data(), static_cast<std::size_t>(count)});
      offset += count;
    } else if (errno != EINTR) {
      throw system_error(code, "cannot read '" + file.string() + "'", errno,
                         "check that it is a file and that the disk is sound");
    }
  }
}

}  // namespace reuse_build
