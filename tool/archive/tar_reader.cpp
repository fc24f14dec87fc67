// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/tar_reader.hpp"

#include <string>

#include "launch/error.hpp"

namespace reuse_build {

namespace {

Error unreadable(const std::filesystem::path& file, const std::string& why) {
  return Error(ExitCode::setup_error, "cannot read the archive '" + file.string() + "': " + why,
               "write it again with `reuse-build archive` or `cargo nextest archive`");
}

}  // namespace

TarReader::TarReader(const std::filesystem::path& file, Sha256* digest)
    : file_(file), zstd_(file, digest), tar_(archive_read_new()) {
  require_success(archive_read_support_format_tar(tar_.get()));
  require_success(archive_read_open(tar_.get(), this, nullptr, on_read, nullptr));
}

struct archive_entry* TarReader::next() {
  struct archive_entry* entry = nullptr;
  const int result = archive_read_next_header(tar_.get(), &entry);
  if (result == ARCHIVE_EOF && !error_) return nullptr;
  require_success(result);
  return entry;
}

void TarReader::read_data(const Sink& sink) {
  for (;;) {
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(tar_.get(), &data, &size, &offset);
    if (result == ARCHIVE_EOF && !error_) return;
    require_success(result);
    sink({static_cast<const char*>(data), size}, offset);
  }
}

void TarReader::read_to_the_end() {
  const la_int64_t end_of_tar = archive_filter_bytes(tar_.get(), 0);
  while (!read_piece().empty()) continue;
  if (end_of_data_ > end_of_tar) throw unreadable(file_, "more data follows its end marker");
}

// libarchive may hold a piece of which it has used only the start, so where the last byte is that
// is not zero is noted as the pieces come by.
std::string_view TarReader::read_piece() {
  const std::string_view piece = zstd_.read();
  const std::size_t last = piece.find_last_not_of('\0');
  if (last != std::string_view::npos) end_of_data_ = size_ + static_cast<std::int64_t>(last) + 1;
  size_ += static_cast<std::int64_t>(piece.size());
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

// A warning is no failure; ARCHIVE_RETRY (a damaged header) is one.
void TarReader::require_success(int result) {
  if (error_) std::rethrow_exception(error_);
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return;
  const char* why = archive_error_string(tar_.get());
  throw unreadable(file_, why != nullptr ? why : "it is not a tar archive");
}

}  // namespace reuse_build
