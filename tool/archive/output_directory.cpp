// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/output_directory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "archive/member_rules.hpp"
#include "launch/error.hpp"
#include "support/fd.hpp"
#include "support/file.hpp"
#include "support/interrupt.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;
constexpr const char* in_the_way = "another member of the archive is in its way";

[[noreturn]] void fail_to_create(const std::string& what, int error) {
  if (error == EEXIST) throw Refused{in_the_way};
  throw system_error(failed, "cannot create " + what, error);
}

// Directories are made for the members below them, so a file may be there already.
void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error == std::errc::not_a_directory) throw Refused{in_the_way};
  if (error) make_directories(directory, failed);  // says why
}

// A new file that is written at ever higher places.
class NewFile {
 public:
  NewFile(const fs::path& file, const MemberHeader& header) : file_(file), header_(header) {
    make_directory(file.parent_path());
    fd_ = Fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd_) fail_to_create(name(), errno);
  }

  void write(std::string_view bytes, std::uint64_t offset) {
    end_ = offset + bytes.size();
    while (!bytes.empty()) {
      throw_if_interrupted();
      const ssize_t count =
          ::pwrite(fd_.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail("write");
      offset += static_cast<std::uint64_t>(count);
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  // A sparse member may end in a hole. setuid and the like are dropped.
  void finish() {
    if (end_ < header_.size && ::ftruncate(fd_.get(), static_cast<off_t>(header_.size)) != 0) {
      fail("finish");
    }
    if (::fchmod(fd_.get(), header_.mode & 0777U) != 0) fail("finish");
    if (const int error = fd_.close_checked()) {
      throw system_error(failed, "cannot write " + name(), error);
    }
  }

 private:
  [[nodiscard]] std::string name() const { return "'" + file_.string() + "'"; }

  [[noreturn]] void fail(const std::string& what) const {
    const int error = errno;
    throw system_error(failed, "cannot " + what + " " + name(), error,
                       error == ENOSPC ? "free some space, or extract to another disk" : "");
  }

  const fs::path& file_;
  const MemberHeader& header_;
  Fd fd_;
  std::uint64_t end_ = 0;  // behind the last byte that was written
};

}  // namespace

void OutputDirectory::add_file(MemberReader& reader, const MemberHeader& header,
                               const MemberReader::Sink& see) const {
  const fs::path path = directory_ / header.path;
  NewFile file(path, header);
  reader.read_data([&](std::string_view bytes, std::uint64_t offset) {
    file.write(bytes, offset);
    see(bytes, offset);
  });
  file.finish();
}

void OutputDirectory::add_directory(const std::string& path) const {
  make_directory(directory_ / path);
}

void OutputDirectory::make_link(const std::string& path, const std::string& target,
                                bool is_hard) const {
  const fs::path link = directory_ / path;
  make_directory(link.parent_path());
  const int result = is_hard ? ::link((directory_ / target).c_str(), link.c_str())
                             : ::symlink(target.c_str(), link.c_str());
  if (result != 0) fail_to_create("the link '" + link.string() + "'", errno);
}

}  // namespace reuse_build
