// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <random>

#include "support/interrupt.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t read_size = std::size_t{64} * 1024;

std::string quoted(const fs::path& path) {
  return "'" + path.string() + "'";
}

// A name beside `path` that no other process uses.
std::string staging_template(const fs::path& parent, std::string_view prefix) {
  return (parent / std::string(prefix)).string() + ".XXXXXX";
}

// A file that was not there before, whose name begins like this. Not by mkstemp(), whose mode is
// 0600: to know what the umask allows it would have to be changed for a moment, for all threads.
Fd create_new_file(const std::string& prefix, std::string& name) {
  std::random_device random;
  for (;;) {
    name = prefix + "." + std::to_string(random());
    Fd fd(::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (fd || errno != EEXIST) return fd;
  }
}

void check_size(int fd, const fs::path& file, ExitCode code) {
  constexpr off_t most_bytes = off_t{256} << 20U;
  struct stat status = {};
  if (::fstat(fd, &status) == 0 && status.st_size <= most_bytes) return;
  throw Error(code, "cannot read " + quoted(file) + ": it is larger than 256 MiB");
}

}  // namespace

Fd open_for_reading(const fs::path& file, ExitCode code) {
  Fd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) {
    throw system_error(code, "cannot open " + quoted(file), errno,
                       "check that the file exists and can be read");
  }
  return fd;
}

std::string read_file(const fs::path& file, ExitCode code) {
  const Fd fd = open_for_reading(file, code);
  check_size(fd.get(), file, code);
  std::string content;
  std::array<char, read_size> buffer{};
  for (;;) {
    const ssize_t count = ::read(fd.get(), buffer.data(), buffer.size());
    if (count == 0) return content;
    if (count > 0) {
      content.append(buffer.data(), static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      throw system_error(code, "cannot read " + quoted(file), errno);
    }
  }
}

void write_all(int fd, std::string_view bytes, const fs::path& file, ExitCode code) {
  while (!bytes.empty()) {
    throw_if_interrupted();
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      throw system_error(code, "cannot write " + quoted(file), errno,
                         errno == ENOSPC ? "free some space, or write to another disk" : "");
    }
  }
}

void write_file(const fs::path& file, std::string_view bytes, ExitCode code) {
  make_directories(file.parent_path(), code);
  Fd fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!fd) throw system_error(code, "cannot create " + quoted(file), errno);
  write_all(fd.get(), bytes, file, code);
  if (const int error = fd.close_checked()) {
    throw system_error(code, "cannot write " + quoted(file), error);
  }
}

void replace_file(const fs::path& file, std::string_view bytes, ExitCode code) {
  std::error_code ignored;
  if (fs::is_regular_file(file, ignored) && read_file(file, code) == bytes) return;
  make_directories(file.parent_path(), code);
  StagedFile staged(file, code);
  staged.write(bytes);
  staged.commit();
}

void make_directories(const fs::path& directory, ExitCode code) {
  if (directory.empty()) return;  // the working directory
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) {
    throw Error(code, "cannot create the directory " + quoted(directory) + ": " + error.message());
  }
}

std::error_code remove_directory(const fs::path& directory) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->symlink_status(ignored).type() != fs::file_type::directory) continue;
    fs::permissions(entry->path(), fs::perms::owner_all, fs::perm_options::add, ignored);
  }
  fs::remove_all(directory, error);
  return error;
}

StagedFile::StagedFile(fs::path final_path, ExitCode code)
    : final_path_(std::move(final_path)), code_(code) {
  const fs::path parent = final_path_.has_parent_path() ? final_path_.parent_path() : ".";
  std::string name;
  fd_ = create_new_file((parent / ("." + final_path_.filename().string())).string(), name);
  if (!fd_) {
    throw system_error(code_, "cannot create a file beside " + quoted(final_path_), errno,
                       "check that the directory exists and can be written");
  }
  staged_path_ = name;
}

StagedFile::~StagedFile() {
  if (!staged_path_.empty()) ::unlink(staged_path_.c_str());
}

void StagedFile::write(std::string_view bytes) {
  write_all(fd_.get(), bytes, final_path_, code_);
}

void StagedFile::commit() {
  if (const int error = fd_.close_checked()) {
    throw system_error(code_, "cannot write " + quoted(final_path_), error);
  }
  if (::rename(staged_path_.c_str(), final_path_.c_str()) != 0) {
    throw system_error(code_, "cannot rename the finished file to " + quoted(final_path_), errno,
                       "check that the place is free and that its directory can be written");
  }
  staged_path_.clear();
}

StagedDirectory::StagedDirectory(const fs::path& parent, std::string_view prefix, ExitCode code) {
  std::string name = staging_template(parent, prefix);
  if (::mkdtemp(name.data()) == nullptr) {
    throw system_error(code, "cannot create a directory in " + quoted(parent), errno,
                       "check that the directory exists and can be written");
  }
  path_ = name;
}

StagedDirectory::~StagedDirectory() {
  if (!path_.empty()) remove_directory(path_);
}

}  // namespace reuse_build
