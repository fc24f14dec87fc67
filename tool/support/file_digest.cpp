// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/file_digest.hpp"

#include <cstdint>
#include <vector>

#include "support/read_at.hpp"
#include "support/sha256.hpp"

namespace reuse_build {

std::string sha256_of_file(int fd, const std::filesystem::path& file, ExitCode code) {
  Sha256 digest;
  std::vector<char> buffer(std::size_t{256} * 1024);
  for (std::uint64_t offset = 0;;) {
    const std::size_t count = read_some(fd, offset, buffer.data(), buffer.size(), file, code);
    if (count == 0) return digest.hex_digest();
    digest.update({buffer.data(), count});
    offset += count;
  }
}

}  // namespace reuse_build
