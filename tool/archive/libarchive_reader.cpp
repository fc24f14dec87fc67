// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/libarchive_reader.hpp"

#include <archive_entry.h>

#include "launch/error.hpp"
#include "support/interrupt.hpp"

namespace reuse_build {

namespace {

MemberHeader::Kind kind_of(struct archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return MemberHeader::Kind::hard_link;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
      return MemberHeader::Kind::file;
    case AE_IFDIR:
      return MemberHeader::Kind::directory;
    case AE_IFLNK:
      return MemberHeader::Kind::symbolic_link;
    default:
      return MemberHeader::Kind::other;
  }
}

const char* link_of(struct archive_entry* entry) {
  const char* hard_link = archive_entry_hardlink(entry);
  return hard_link != nullptr ? hard_link : archive_entry_symlink(entry);
}

}  // namespace

LibarchiveReader::LibarchiveReader(std::filesystem::path file)
    : file_(std::move(file)), archive_(archive_read_new()) {}

Error LibarchiveReader::error(const std::string& why, const std::string& hint) const {
  return Error(ExitCode::setup_error, "cannot read the archive '" + file_.string() + "': " + why,
               hint);
}

void LibarchiveReader::refuse(const std::string& why) const {
  throw error(why, "write it again with `reuse-build archive` or `cargo nextest archive`");
}

void LibarchiveReader::require_success(int result) {
  if (error_) std::rethrow_exception(error_);
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return;
  const char* why = archive_error_string(archive_.get());
  throw error(why != nullptr ? why : "it is damaged",
              "copy or download it again, and compare its SHA-256 with the original's");
}

const MemberHeader* LibarchiveReader::next() {
  throw_if_interrupted();
  struct archive_entry* entry = nullptr;
  const int result = archive_read_next_header(archive_.get(), &entry);
  if (result == ARCHIVE_EOF && !error_) return nullptr;
  require_success(result);
  const char* path = archive_entry_pathname(entry);
  if (path == nullptr) path = archive_entry_pathname_utf8(entry);
  if (path == nullptr) refuse("a member's path is not valid text");
  header_.path = path;
  while (header_.path.size() > 1 && header_.path.back() == '/') header_.path.pop_back();
  header_.kind = kind_of(entry);
  header_.mode = archive_entry_perm(entry);
  const la_int64_t size = archive_entry_size(entry);
  if (size < 0) refuse("member '" + header_.path + "' has a negative size");
  header_.size = static_cast<std::uint64_t>(size);
  const char* link = link_of(entry);
  header_.link = link != nullptr ? link : "";
  end_of_data_ = 0;
  return &header_;
}

void LibarchiveReader::read_data(const Sink& sink) {
  for (;;) {
    throw_if_interrupted();
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(archive_.get(), &data, &size, &offset);
    if (result == ARCHIVE_EOF && !error_) return;
    require_success(result);
    check_place(static_cast<std::uint64_t>(offset), size);
    sink({static_cast<const char*>(data), size}, static_cast<std::uint64_t>(offset));
  }
}

// A sparse member says itself where its data lie.
void LibarchiveReader::check_place(std::uint64_t offset, std::size_t size) {
  if (offset < end_of_data_ || size > header_.size || offset > header_.size - size) {
    refuse("the data of member '" + header_.path + "' lie outside its size");
  }
  end_of_data_ = offset + size;
}

}  // namespace reuse_build
