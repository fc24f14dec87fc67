// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "archive/libarchive_reader.hpp"
#include "archive/read_ahead.hpp"

namespace reuse_build {

// What must follow the members that a TarReader reads: zeros, the end of a tar file; or nothing, in
// a part that others follow.
enum class TarEnd { zeros, nothing };

// Reads a tar file, or a part of one that begins with a member, from a stream of its bytes.
class TarReader : public LibarchiveReader {
 public:
  // `file` is only named in errors.
  TarReader(std::unique_ptr<ByteSource> bytes, std::filesystem::path file, TarEnd end);

  const MemberHeader* next() override;
  void finish() override;

 private:
  static la_ssize_t on_read(struct archive* tar, void* self, const void** bytes) noexcept;
  std::string_view read_piece();

  ReadAhead bytes_;
  TarEnd end_;
  std::uint64_t size_ = 0;            // of what was read
  std::uint64_t end_of_data_ = 0;     // behind the last byte read that is not zero
  std::uint64_t end_of_members_ = 0;  // behind the last member
};

}  // namespace reuse_build
