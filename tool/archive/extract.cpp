// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/extract.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <memory>
#include <set>
#include <vector>

#include "archive/member_rules.hpp"
#include "archive/zstd_stream.hpp"
#include "launch/error.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;
const std::string unsuitable_hint =
    "use an archive as `reuse-build archive` or `cargo nextest archive` writes it";

// Feeds libarchive's tar reader from a ZstdReader. libarchive is C, so exceptions wait in `error`.
class TarReader {
 public:
  explicit TarReader(const fs::path& file) : zstd_(file), tar_(archive_read_new()) {
    archive_read_support_format_tar(tar_.get());
    archive_read_open(tar_.get(), this, nullptr, on_read, nullptr);
  }

  // The next member, or null at the end. Throws what reading the file threw.
  struct archive_entry* next() {
    struct archive_entry* entry = nullptr;
    const int result = archive_read_next_header(tar_.get(), &entry);
    if (error_) std::rethrow_exception(error_);
    if (result == ARCHIVE_EOF) return nullptr;
    require_success(result);
    return entry;
  }

  // Calls `sink(bytes, offset)` for every piece of the member's data.
  template <class SinkFunction>
  void read_data(SinkFunction sink) {
    for (;;) {
      const void* data = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int result = archive_read_data_block(tar_.get(), &data, &size, &offset);
      if (error_) std::rethrow_exception(error_);
      if (result == ARCHIVE_EOF) return;
      require_success(result);
      sink(std::string_view(static_cast<const char*>(data), size), offset);
    }
  }

  // Reads what follows the tar's end, so that the last checksum is checked; only zeros may be
  // there.
  void read_to_the_end() {
    const la_int64_t end_of_tar = archive_filter_bytes(tar_.get(), 0);
    while (!read_piece().empty()) continue;
    if (end_of_data_ > end_of_tar) {
      throw Error(failed, "more data follows the archive's end marker");
    }
  }

 private:
  // libarchive may hold a piece of which it has used only the start, so where the last byte is that
  // is not zero is noted as the pieces come by.
  std::string_view read_piece() {
    const std::string_view piece = zstd_.read();
    const std::size_t last = piece.find_last_not_of('\0');
    if (last != std::string_view::npos) end_of_data_ = size_ + static_cast<la_int64_t>(last) + 1;
    size_ += static_cast<la_int64_t>(piece.size());
    return piece;
  }

  static la_ssize_t on_read(struct archive* /*tar*/, void* self, const void** bytes) noexcept {
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
  void require_success(int result) {
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return;
    const char* why = archive_error_string(tar_.get());
    throw Error(failed, why != nullptr ? why : "it is not a tar archive");
  }

  struct Free {
    void operator()(struct archive* tar) const { archive_read_free(tar); }
  };
  ZstdReader zstd_;
  la_int64_t size_ = 0;         // of what was read of the tar file
  la_int64_t end_of_data_ = 0;  // behind its last byte that is not zero
  std::unique_ptr<struct archive, Free> tar_;
  std::exception_ptr error_;
};

std::string path_of(struct archive_entry* entry) {
  const char* path = archive_entry_pathname(entry);
  if (path == nullptr) path = archive_entry_pathname_utf8(entry);
  if (path == nullptr) throw Error(failed, "a member's path is not valid text");
  std::string text(path);
  while (text.size() > 1 && text.back() == '/') text.pop_back();  // directories end in '/'
  return text;
}

class Extraction {
 public:
  Extraction(const fs::path& directory, const ExtractOptions& options)
      : directory_(directory), options_(options) {}

  void add(TarReader& tar, struct archive_entry* entry) {
    const std::string path = path_of(entry);
    try {
      check(path, entry);
      if (options_.wanted && !options_.wanted(path)) return;
      place(tar, entry, path);
    } catch (const Error& error) {
      throw Error(error.code(), "member '" + path + "': " + error.message(), error.hint());
    }
  }

  void make_links() {
    std::set<std::string, std::less<>> paths;
    for (const auto& link : links_) paths.insert(link.first);
    for (const auto& [path, target] : links_) {
      if (is_below_a_link(path, paths)) {
        throw Error(failed, "member '" + path + "': it lies below another link");
      }
      const fs::path link = directory_ / path;
      make_directories(link.parent_path(), failed);
      if (::symlink(target.c_str(), link.c_str()) != 0) {
        throw system_error(failed, "cannot create the link '" + path + "'", errno);
      }
    }
  }

  [[nodiscard]] const ExtractSummary& summary() const { return summary_; }

 private:
  void check(const std::string& path, struct archive_entry* entry) {
    const std::string objection = path_objection(path);
    if (!objection.empty()) throw Error(failed, objection);
    const bool is_directory =
        archive_entry_filetype(entry) == AE_IFDIR && archive_entry_hardlink(entry) == nullptr;
    if (!seen_.insert(path).second && !is_directory) throw Error(failed, "it is there twice");
  }

  void place(TarReader& tar, struct archive_entry* entry, const std::string& path) {
    if (const char* target = archive_entry_hardlink(entry)) return make_hard_link(path, target);
    switch (archive_entry_filetype(entry)) {
      case AE_IFREG:
        return write_regular_file(tar, entry, path);
      case AE_IFDIR:
        return make_directories(directory_ / path, failed);
      case AE_IFLNK:
        return remember_link(entry, path);
      default:
        throw Error(failed, "it is neither a file, a directory nor a link");
    }
  }

  void write_regular_file(TarReader& tar, struct archive_entry* entry, const std::string& path) {
    const fs::path file = directory_ / path;
    make_directories(file.parent_path(), failed);
    Fd fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd) throw system_error(failed, "cannot create it", errno);
    tar.read_data([&](std::string_view bytes, la_int64_t offset) {
      if (::lseek(fd.get(), offset, SEEK_SET) < 0) throw system_error(failed, "cannot seek", errno);
      write_all(fd.get(), bytes, file, failed);
    });
    const la_int64_t size = archive_entry_size(entry);
    // A sparse member may end in a hole. setuid and the like are dropped.
    if (::ftruncate(fd.get(), size) != 0 ||
        ::fchmod(fd.get(), archive_entry_perm(entry) & 0777U) != 0) {
      throw system_error(failed, "cannot finish it", errno);
    }
    if (const int error = fd.close_checked()) throw system_error(failed, "cannot write it", error);
    ++summary_.file_count;
    summary_.byte_count += static_cast<std::uint64_t>(size);
  }

  void make_hard_link(const std::string& path, const std::string& target) {
    if (seen_.find(target) == seen_.end() || !fs::is_regular_file(directory_ / target)) {
      throw Error(failed,
                  "it is a link to '" + target + "', which is no earlier file of the archive");
    }
    make_directories((directory_ / path).parent_path(), failed);
    if (::link((directory_ / target).c_str(), (directory_ / path).c_str()) != 0) {
      throw system_error(failed, "cannot create the link", errno);
    }
  }

  void remember_link(struct archive_entry* entry, const std::string& path) {
    const char* target = archive_entry_symlink(entry);
    if (target == nullptr || link_destination(path, target).empty()) {
      throw Error(failed, std::string("it is a link that leads out of 'target/': '") +
                              (target != nullptr ? target : "") + "'");
    }
    links_.emplace_back(path, target);
  }

  const fs::path& directory_;
  const ExtractOptions& options_;
  std::set<std::string> seen_;
  std::vector<std::pair<std::string, std::string>> links_;
  ExtractSummary summary_;
};

}  // namespace

ExtractSummary extract_archive(const fs::path& archive, const fs::path& directory,
                               const ExtractOptions& options) {
  TarReader tar(archive);  // its errors name the archive already
  Extraction extraction(directory, options);
  try {
    while (struct archive_entry* entry = tar.next()) extraction.add(tar, entry);
    tar.read_to_the_end();
    extraction.make_links();
  } catch (const Error& error) {
    if (error.message().find(archive.string()) != std::string::npos) throw;
    throw Error(error.code(),
                "cannot extract the archive '" + archive.string() + "': " + error.message(),
                error.hint().empty() ? unsuitable_hint : error.hint());
  }
  return extraction.summary();
}

}  // namespace reuse_build
