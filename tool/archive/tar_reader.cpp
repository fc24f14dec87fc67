// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/tar_reader.hpp"

#include "launch/error.hpp"

namespace reuse_build {

TarReader::TarReader(std::unique_ptr<ByteSource> bytes, std::filesystem::path file, TarEnd end)
    : LibarchiveReader(std::move(file)), bytes_(std::move(bytes)), end_(end) {
  require_success(archive_read_support_format_tar(get()));
  // A part without any member is none to libarchive's search for a format.
  if (end_ == TarEnd::nothing) require_success(archive_read_support_format_empty(get()));
  require_success(archive_read_open(get(), this, nullptr, on_read, nullptr));
}

const MemberHeader* TarReader::next() {
  const MemberHeader* header = LibarchiveReader::next();
  // Also at the end it is where a header was looked for.
  if (header == nullptr) {
    end_of_members_ = static_cast<std::uint64_t>(archive_read_header_position(get()));
  }
  return header;
}

void TarReader::finish() {
  // Programs pad to a block of theirs; more would only cost time.
  constexpr std::uint64_t most_padding = std::uint64_t{16} << 20U;
  while (!read_piece().empty()) {
    if (size_ > end_of_members_ + most_padding) refuse("it does not end at its end marker");
  }
  if (end_of_data_ > end_of_members_) refuse("more data follows its end marker");
  if (end_ == TarEnd::nothing && size_ > end_of_members_) {
    refuse("an end marker lies in its middle");
  }
}

// libarchive may hold a piece of which it has used only the start, so where the last byte is that
// is not zero is noted as the pieces come by.
std::string_view TarReader::read_piece() {
  const std::string_view piece = bytes_.next();
  const std::size_t last = piece.find_last_not_of('\0');
  if (last != std::string_view::npos) end_of_data_ = size_ + last + 1;
  size_ += piece.size();
  return piece;
}

la_ssize_t TarReader::on_read(struct archive* /*tar*/, void* self, const void** bytes) noexcept {
  auto* reader = static_cast<TarReader*>(self);
  try {
    const std::string_view piece = reader->read_piece();
    *bytes = piece.data();
    return static_cast<la_ssize_t>(piece.size());
  } catch (...) {
    reader->error_ = std::current_exception();
    return -1;
  }
}

}  // namespace reuse_build
