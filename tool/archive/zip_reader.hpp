// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "archive/libarchive_input.hpp"
#include "archive/libarchive_reader.hpp"

namespace reuse_build {

// Reads a .zip by its central directory. The descriptor is not closed.
class ZipReader : public LibarchiveReader {
 public:
  ZipReader(int fd, const std::filesystem::path& file);
  void finish() override {}

 private:
  LibarchiveInput input_;
};

}  // namespace reuse_build
