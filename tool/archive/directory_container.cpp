// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/directory_container.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>

#include "archive/archive_name.hpp"
#include "launch/error.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;

fs::path parent_of(const fs::path& directory) {
  return directory.has_parent_path() ? directory.parent_path() : fs::path(".");
}

}  // namespace

DirectoryContainer::DirectoryContainer(const fs::path& directory)
    : final_path_(without_slash(directory)),
      staged_(parent_of(final_path_), "." + final_path_.filename().string(), failed) {
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(final_path_, ignored))) return;
  throw Error(failed, "cannot write the archive '" + final_path_.string() + "': it exists already",
              "remove it, or choose another name");
}

void DirectoryContainer::begin_file(const std::string& path, std::uint64_t /*size*/,
                                    unsigned mode) {
  file_ = staged_.path() / path;
  make_directories(file_.parent_path(), failed);
  fd_ = Fd(::open(file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!fd_ || ::fchmod(fd_.get(), mode) != 0) {
    throw system_error(failed, "cannot create '" + file_.string() + "'", errno);
  }
}

void DirectoryContainer::write(std::string_view bytes) {
  write_all(fd_.get(), bytes, file_, failed);
}

void DirectoryContainer::end_file() {
  if (const int error = fd_.close_checked()) {
    throw system_error(failed, "cannot write '" + file_.string() + "'", error);
  }
}

void DirectoryContainer::add_directory(const std::string& path) {
  make_directories(staged_.path() / path, failed);
}

std::string DirectoryContainer::commit() {
  fs::permissions(staged_.path(), fs::perms(0755));
  if (::rename(staged_.path().c_str(), final_path_.c_str()) != 0) {
    throw system_error(
        failed, "cannot rename the finished archive to '" + final_path_.string() + "'", errno);
  }
  staged_.release();
  return {};
}

}  // namespace reuse_build
