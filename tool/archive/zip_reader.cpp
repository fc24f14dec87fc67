// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/zip_reader.hpp"

namespace reuse_build {

ZipReader::ZipReader(int fd, const std::filesystem::path& file)
    : LibarchiveReader(file), input_(fd, file, error_) {
  require_success(archive_read_support_format_zip_seekable(get()));
  require_success(input_.open(get()));
}

}  // namespace reuse_build
