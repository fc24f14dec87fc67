// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/directory_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <vector>

#include "launch/error.hpp"
#include "support/interrupt.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

[[noreturn]] void fail(const fs::path& path, int error) {
  throw system_error(failed, "cannot read '" + path.string() + "' of the archive", error,
                     "check that nothing else writes to the directory");
}

}  // namespace

DirectoryReader::DirectoryReader(fs::path directory) : directory_(std::move(directory)) {
  std::error_code error;
  entry_ = fs::recursive_directory_iterator(directory_ / "target", error);
  if (!error) return;
  throw Error(failed,
              "cannot read the archive '" + directory_.string() + "': " + error.message() +
                  " (its directory 'target')",
              "an archive that is a directory holds 'target', as `reuse-build archive` writes it");
}

const MemberHeader* DirectoryReader::next() {
  throw_if_interrupted();
  std::error_code error;
  if (started_) entry_.increment(error);
  if (error) fail(directory_, error.value());
  started_ = true;
  if (entry_ == fs::recursive_directory_iterator()) return nullptr;
  describe(entry_->path());
  return &header_;
}

void DirectoryReader::describe(const fs::path& path) {
  struct stat status = {};
  if (::lstat(path.c_str(), &status) != 0) fail(path, errno);
  header_ = {};
  header_.path = path.lexically_relative(directory_).string();
  header_.mode = status.st_mode & 07777U;
  if (S_ISREG(status.st_mode)) {
    header_.size = static_cast<std::uint64_t>(status.st_size);
  } else if (S_ISDIR(status.st_mode)) {
    header_.kind = MemberHeader::Kind::directory;
  } else if (S_ISLNK(status.st_mode)) {
    header_.kind = MemberHeader::Kind::symbolic_link;
    header_.link = fs::read_symlink(path).string();
  } else {
    header_.kind = MemberHeader::Kind::other;
  }
}

void DirectoryReader::read_data(const Sink& sink) {
  const fs::path file = directory_ / header_.path;
  const Fd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!fd) fail(file, errno);
  std::vector<char> buffer(std::size_t{128} * 1024);
  std::uint64_t offset = 0;
  while (const std::size_t count =
             read_some(fd.get(), offset, buffer.data(), buffer.size(), file, failed)) {
    if (count > header_.size - offset) break;
    sink({buffer.data(), count}, offset);
    offset += count;
  }
  if (offset != header_.size) fail(file, EIO);
}

}  // namespace reuse_build
