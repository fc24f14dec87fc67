// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/writer.hpp"

#include <archive_entry.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>

namespace reuse_build {

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;
constexpr std::size_t copy_size = std::size_t{128} * 1024;

// Every member's time: SOURCE_DATE_EPOCH (reproducible-builds.org), else the start of 1980, the
// earliest that every archive format can hold.
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

struct EntryFree {
  void operator()(struct archive_entry* entry) const { archive_entry_free(entry); }
};

}  // namespace

ArchiveWriter::ArchiveWriter(const std::filesystem::path& file, const ZstdOptions& options)
    : time_(member_time()),
      file_(file, failed),
      zstd_(options, [this](std::string_view bytes) { file_.write(bytes); }),
      tar_(archive_write_new()) {
  archive_write_set_format_gnutar(tar_.get());
  archive_write_set_bytes_per_block(tar_.get(), 0);
  if (archive_write_open2(tar_.get(), this, nullptr, on_tar_bytes, nullptr, nullptr) !=
      ARCHIVE_OK) {
    fail();
  }
}

la_ssize_t ArchiveWriter::on_tar_bytes(struct archive* /*tar*/, void* self, const void* bytes,
                                       std::size_t size) noexcept {
  auto* writer = static_cast<ArchiveWriter*>(self);
  try {
    writer->zstd_.write({static_cast<const char*>(bytes), size});
    return static_cast<la_ssize_t>(size);
  } catch (...) {
    writer->sink_error_ = std::current_exception();
    return -1;
  }
}

void ArchiveWriter::fail() const {
  if (sink_error_) std::rethrow_exception(sink_error_);
  const char* why = archive_error_string(tar_.get());
  throw Error(failed, std::string("cannot write the archive: ") +
                          (why != nullptr ? why : "unknown error of libarchive"));
}

void ArchiveWriter::write_header(const std::string& path, unsigned type, unsigned mode,
                                 std::uint64_t size) {
  const std::unique_ptr<struct archive_entry, EntryFree> entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), path.c_str());
  archive_entry_set_filetype(entry.get(), type);
  archive_entry_set_perm(entry.get(), mode);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  archive_entry_set_mtime(entry.get(), time_, 0);
  if (archive_write_header(tar_.get(), entry.get()) != ARCHIVE_OK) fail();
}

void ArchiveWriter::begin(const Member& member) {
  write_header(member.path, AE_IFREG, member.mode, member.size);
}

void ArchiveWriter::add_directory(const std::string& path) {
  if (paths_.insert(path).second) write_header(path + "/", AE_IFDIR, 0755, 0);
}

void ArchiveWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const la_ssize_t count = archive_write_data(tar_.get(), bytes.data(), bytes.size());
    if (count <= 0) fail();
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void ArchiveWriter::end(Member member, Sha256& digest) {
  if (archive_write_finish_entry(tar_.get()) != ARCHIVE_OK) fail();
  member.sha256 = digest.hex_digest();
  members_.push_back(std::move(member));
}

void ArchiveWriter::add_bytes(const std::string& path, std::string_view bytes, unsigned mode) {
  if (!paths_.insert(path).second) return;
  const Member member{path, bytes.size(), mode, {}};
  begin(member);
  write(bytes);
  Sha256 digest;
  digest.update(bytes);
  end(member, digest);
}

void ArchiveWriter::add_file(const std::string& path, const std::filesystem::path& source) {
  if (!paths_.insert(path).second) return;
  const Fd fd = open_for_reading(source, failed);
  struct stat status = {};
  if (::fstat(fd.get(), &status) != 0) {
    throw system_error(failed, "cannot read '" + source.string() + "'", errno);
  }
  const Member member{path, static_cast<std::uint64_t>(status.st_size), status.st_mode & 0777U, {}};
  begin(member);
  Sha256 digest;
  copy(member, fd.get(), source, digest);
  end(member, digest);
}

void ArchiveWriter::copy(const Member& member, int source_fd, const std::filesystem::path& source,
                         Sha256& digest) {
  std::vector<char> buffer(copy_size);
  std::uint64_t left = member.size;
  while (left > 0) {
    const ssize_t count =
        ::read(source_fd, buffer.data(), std::min<std::uint64_t>(left, copy_size));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw system_error(failed, "cannot read '" + source.string() + "'", errno);
    if (count == 0) {
      throw Error(failed, "cannot read '" + source.string() + "': it shrank while it was read",
                  "nothing else may build in the target directory meanwhile");
    }
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
    digest.update(bytes);
    write(bytes);
    left -= bytes.size();
  }
}

void ArchiveWriter::commit() {
  if (archive_write_close(tar_.get()) != ARCHIVE_OK) fail();
  zstd_.finish();
  file_.commit();
}

}  // namespace reuse_build
