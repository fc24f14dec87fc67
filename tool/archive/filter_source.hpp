// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "archive/byte_source.hpp"
#include "archive/libarchive_input.hpp"

namespace reuse_build {

// The decompressed bytes of a file that gzip or xz compressed. Errors (setup_error) name the file
// and say when it is truncated. libarchive does not check gzip's checksum: whoever reads members
// compares their SHA-256.
class FilterSource : public ByteSource {
 public:
  // The descriptor is not closed.
  FilterSource(int fd, std::filesystem::path file);
  std::size_t read(char* buffer, std::size_t size) override;

 private:
  void require_success(int result) const;

  struct Free {
    void operator()(struct archive* archive) const;
  };
  std::filesystem::path file_;
  std::exception_ptr error_;
  LibarchiveInput input_;
  std::unique_ptr<struct archive, Free> archive_;
};

}  // namespace reuse_build
