// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/libarchive_container.hpp"

#include <archive_entry.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <thread>

#include "launch/error.hpp"

namespace reuse_build {

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;

// https://reproducible-builds.org/specs/source-date-epoch
std::int64_t member_time() {
  constexpr std::int64_t start_of_1980 = 315532800;
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr) return start_of_1980;
  std::int64_t seconds = 0;
  const char* end = text + std::strlen(text);
  const auto parsed = std::from_chars(text, end, seconds);
  if (parsed.ec == std::errc() && parsed.ptr == end) return seconds;
  throw Error(failed, std::string("SOURCE_DATE_EPOCH is '") + text + "', not a number of seconds");
}

// Two at least, because liblzma writes other bytes with one; more than four take much memory.
std::string xz_thread_count() {
  return std::to_string(std::clamp(std::thread::hardware_concurrency(), 2U, 4U));
}

struct EntryFree {
  void operator()(struct archive_entry* entry) const { archive_entry_free(entry); }
};

}  // namespace

LibarchiveContainer::LibarchiveContainer(const std::filesystem::path& file)
    : time_(member_time()), file_(file, failed), archive_(archive_write_new()) {}

void LibarchiveContainer::open() {
  // No padding of the whole to a block size.
  require_success(archive_write_set_bytes_per_block(get(), 0));
  require_success(archive_write_open2(get(), this, nullptr, on_bytes, nullptr, nullptr));
}

la_ssize_t LibarchiveContainer::on_bytes(struct archive* /*archive*/, void* self, const void* bytes,
                                         std::size_t size) noexcept {
  auto* container = static_cast<LibarchiveContainer*>(self);
  try {
    container->take({static_cast<const char*>(bytes), size});
    return static_cast<la_ssize_t>(size);
  } catch (...) {
    container->error_ = std::current_exception();
    return -1;
  }
}

void LibarchiveContainer::require_success(int result) const {
  if (error_) std::rethrow_exception(error_);
  if (result == ARCHIVE_OK) return;
  const char* why = archive_error_string(archive_.get());
  throw Error(failed, std::string("cannot write the archive: ") +
                          (why != nullptr ? why : "unknown error of libarchive"));
}

void LibarchiveContainer::write_header(const std::string& path, unsigned type, unsigned mode,
                                       std::uint64_t size) {
  const std::unique_ptr<struct archive_entry, EntryFree> entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), path.c_str());
  archive_entry_set_filetype(entry.get(), type);
  archive_entry_set_perm(entry.get(), mode);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  archive_entry_set_mtime(entry.get(), time_, 0);
  require_success(archive_write_header(get(), entry.get()));
}

void LibarchiveContainer::begin_file(const std::string& path, std::uint64_t size, unsigned mode) {
  write_header(path, AE_IFREG, mode, size);
}

void LibarchiveContainer::add_directory(const std::string& path) {
  write_header(path + "/", AE_IFDIR, 0755, 0);
}

void LibarchiveContainer::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const la_ssize_t count = archive_write_data(get(), bytes.data(), bytes.size());
    if (count <= 0) require_success(count < 0 ? static_cast<int>(count) : ARCHIVE_FATAL);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void LibarchiveContainer::end_file() {
  require_success(archive_write_finish_entry(get()));
}

void LibarchiveContainer::write_to_file(std::string_view bytes) {
  digest_.update(bytes);
  file_.write(bytes);
}

std::string LibarchiveContainer::commit() {
  require_success(archive_write_close(get()));
  end_of_members();
  file_.commit();
  return digest_.hex_digest();
}

CompressedContainer::CompressedContainer(const std::filesystem::path& file, ArchiveFormat format,
                                         int level)
    : LibarchiveContainer(file) {
  const std::string text = level >= 1 && level <= 9 ? std::to_string(level) : "6";
  if (format == ArchiveFormat::zip) {
    require_success(archive_write_set_format_zip(get()));
    require_success(
        archive_write_set_format_option(get(), "zip", "compression-level", text.c_str()));
  } else {
    require_success(archive_write_set_format_gnutar(get()));
  }
  if (format == ArchiveFormat::tar_gz) {
    require_success(archive_write_add_filter_gzip(get()));
    require_success(archive_write_set_filter_option(get(), "gzip", "timestamp", nullptr));
  } else if (format == ArchiveFormat::tar_xz) {
    require_success(archive_write_add_filter_xz(get()));
    require_success(
        archive_write_set_filter_option(get(), "xz", "threads", xz_thread_count().c_str()));
  }
  if (format != ArchiveFormat::zip) {
    require_success(
        archive_write_set_filter_option(get(), nullptr, "compression-level", text.c_str()));
  }
  open();
}

// A .zip holds local times, and must not depend on where it is made. Not before: what is built
// meanwhile has the user's time zone.
void CompressedContainer::begin_file(const std::string& path, std::uint64_t size, unsigned mode) {
  ::setenv("TZ", "UTC", 1);
  ::tzset();
  LibarchiveContainer::begin_file(path, size, mode);
}

}  // namespace reuse_build
