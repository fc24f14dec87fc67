// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <archive.h>

#include <exception>
#include <filesystem>
#include <memory>

#include "archive/member_reader.hpp"
#include "launch/error.hpp"

namespace reuse_build {

// The part of a MemberReader that all of libarchive's formats share.
class LibarchiveReader : public MemberReader {
 public:
  const MemberHeader* next() override;
  void read_data(const Sink& sink) override;

 protected:
  explicit LibarchiveReader(std::filesystem::path file);

  // A warning is no failure; ARCHIVE_RETRY (a damaged header) is one.
  void require_success(int result);
  [[nodiscard]] struct archive* get() const { return archive_.get(); }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[noreturn]] void refuse(const std::string& why) const;

  std::exception_ptr error_;  // thrown below libarchive's C code, rethrown above it

 private:
  struct Free {
    void operator()(struct archive* archive) const { archive_read_free(archive); }
  };
  [[nodiscard]] Error error(const std::string& why, const std::string& hint) const;
  void check_place(std::uint64_t offset, std::size_t size);

  std::filesystem::path file_;
  std::unique_ptr<struct archive, Free> archive_;
  MemberHeader header_;
  std::uint64_t end_of_data_ = 0;  // of what was read of the current member's
};

}  // namespace reuse_build
