// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/extract.hpp"

#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/member_rules.hpp"
#include "archive/tar_reader.hpp"
#include "launch/error.hpp"
#include "support/fd.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;
constexpr const char* in_the_way = "another member of the archive is in its way";

// Thrown for what an archive must not hold; add() says of which archive and member.
struct Refused {
  std::string why;
};

std::string path_of(struct archive_entry* entry) {
  const char* path = archive_entry_pathname(entry);
  if (path == nullptr) path = archive_entry_pathname_utf8(entry);
  if (path == nullptr) throw Refused{"its path is not valid text"};
  std::string text(path);
  while (text.size() > 1 && text.back() == '/') text.pop_back();  // directories end in '/'
  return text;
}

class Extraction {
 public:
  Extraction(const fs::path& archive, const fs::path& directory, const ExtractOptions& options)
      : archive_(archive), directory_(directory), options_(options) {}

  void add(TarReader& tar, struct archive_entry* entry) {
    std::string path;
    try {
      path = path_of(entry);
      check(path, entry);
      if (!options_.wanted || options_.wanted(path)) place(tar, entry, path);
    } catch (const Refused& refused) {
      refuse(path, refused);
    }
  }

  void make_links() {
    std::set<std::string, std::less<>> paths;
    for (const auto& link : links_) paths.insert(link.first);
    for (const auto& [path, target] : links_) {
      if (is_below_a_link(path, paths)) refuse(path, {"it lies below another link"});
      try {
        make_symbolic_link(directory_ / path, target);
      } catch (const Refused& refused) {
        refuse(path, refused);
      }
    }
  }

  [[nodiscard]] const ExtractSummary& summary() const { return summary_; }

 private:
  [[noreturn]] void refuse(const std::string& path, const Refused& refused) const {
    throw Error(failed,
                "cannot extract the archive '" + archive_.string() + "': member '" + path +
                    "': " + refused.why,
                "use an archive as `reuse-build archive` or `cargo nextest archive` writes it");
  }

  // Directories are made for the members below them, so a file may be there already.
  static void make_directory(const fs::path& directory) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (error == std::errc::not_a_directory) throw Refused{in_the_way};
    if (error) make_directories(directory, failed);  // says why
  }

  static void make_symbolic_link(const fs::path& link, const std::string& target) {
    make_directory(link.parent_path());
    if (::symlink(target.c_str(), link.c_str()) == 0) return;
    fail_to_create("the link '" + link.string() + "'", errno);
  }

  [[noreturn]] static void fail_to_create(const std::string& what, int error) {
    if (error == EEXIST) throw Refused{in_the_way};
    throw system_error(failed, "cannot create " + what, error);
  }

  void check(const std::string& path, struct archive_entry* entry) {
    const std::string objection = path_objection(path);
    if (!objection.empty()) throw Refused{objection};
    const bool is_directory =
        archive_entry_filetype(entry) == AE_IFDIR && archive_entry_hardlink(entry) == nullptr;
    if (!seen_.insert(path).second && !is_directory) throw Refused{"it is there twice"};
  }

  void place(TarReader& tar, struct archive_entry* entry, const std::string& path) {
    if (const char* target = archive_entry_hardlink(entry)) return make_hard_link(path, target);
    switch (archive_entry_filetype(entry)) {
      case AE_IFREG:
        return write_regular_file(tar, entry, directory_ / path);
      case AE_IFDIR:
        return make_directory(directory_ / path);
      case AE_IFLNK:
        return remember_link(entry, path);
      default:
        throw Refused{"it is neither a file, a directory nor a link"};
    }
  }

  void write_regular_file(TarReader& tar, struct archive_entry* entry, const fs::path& file) {
    const std::string name = "'" + file.string() + "'";
    make_directory(file.parent_path());
    Fd fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd) fail_to_create(name, errno);
    tar.read_data([&](std::string_view bytes, std::int64_t offset) {
      if (::lseek(fd.get(), offset, SEEK_SET) < 0) {
        throw system_error(failed, "cannot write " + name, errno);
      }
      write_all(fd.get(), bytes, file, failed);
    });
    const la_int64_t size = archive_entry_size(entry);
    // A sparse member may end in a hole. setuid and the like are dropped.
    if (::ftruncate(fd.get(), size) != 0 ||
        ::fchmod(fd.get(), archive_entry_perm(entry) & 0777U) != 0) {
      throw system_error(failed, "cannot finish " + name, errno);
    }
    if (const int error = fd.close_checked()) {
      throw system_error(failed, "cannot write " + name, error);
    }
    ++summary_.file_count;
    summary_.byte_count += static_cast<std::uint64_t>(size);
  }

  void make_hard_link(const std::string& path, const std::string& target) {
    std::error_code ignored;
    if (seen_.find(target) == seen_.end() || !fs::is_regular_file(directory_ / target, ignored)) {
      throw Refused{"it is a link to '" + target + "', which is no earlier file of the archive"};
    }
    const fs::path link = directory_ / path;
    make_directory(link.parent_path());
    if (::link((directory_ / target).c_str(), link.c_str()) == 0) return;
    fail_to_create("the link '" + link.string() + "'", errno);
  }

  void remember_link(struct archive_entry* entry, const std::string& path) {
    const char* target = archive_entry_symlink(entry);
    if (target == nullptr || link_destination(path, target).empty()) {
      throw Refused{std::string("it is a link that leads out of 'target/': '") +
                    (target != nullptr ? target : "") + "'"};
    }
    if (options_.is_real && options_.is_real(path)) throw Refused{"it must not be a link"};
    links_.emplace_back(path, target);
  }

  const fs::path& archive_;
  const fs::path& directory_;
  const ExtractOptions& options_;
  std::set<std::string> seen_;
  std::vector<std::pair<std::string, std::string>> links_;
  ExtractSummary summary_;
};

}  // namespace

ExtractSummary extract_archive(const fs::path& archive, const fs::path& directory,
                               const ExtractOptions& options) {
  TarReader tar(archive, options.digest);
  Extraction extraction(archive, directory, options);
  while (struct archive_entry* entry = tar.next()) extraction.add(tar, entry);
  tar.read_to_the_end();
  extraction.make_links();
  return extraction.summary();
}

}  // namespace reuse_build
