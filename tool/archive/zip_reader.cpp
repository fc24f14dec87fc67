// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/zip_reader.hpp"

#include <unistd.h>

namespace reuse_build {

ZipReader::ZipReader(int fd, std::filesystem::path file) : LibarchiveReader(std::move(file)) {
  constexpr std::size_t block_size = std::size_t{128} * 1024;
  ::lseek(fd, 0, SEEK_SET);
  require_success(archive_read_support_format_zip_seekable(get()));
  require_success(archive_read_open_fd(get(), fd, block_size));
}

}  // namespace reuse_build
