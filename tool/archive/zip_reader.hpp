// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "archive/libarchive_reader.hpp"

namespace reuse_build {

// Reads a .zip by its central directory. The descriptor is read from its start, and not closed.
class ZipReader : public LibarchiveReader {
 public:
  ZipReader(int fd, std::filesystem::path file);
  void finish() override {}
};

}  // namespace reuse_build
