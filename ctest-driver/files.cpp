// SPDX-License-Identifier: MIT OR Apache-2.0
#include "files.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>

#include "launch/error.hpp"
#include "process/descriptor.hpp"

namespace reuse_build::driver {

namespace {

std::optional<std::string> read_all(const Descriptor& file) {
  std::string bytes;
  std::array<char, 16384> buffer{};
  for (;;) {
    const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (count == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

std::optional<std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  return file ? read_all(file) : std::nullopt;
}

std::optional<std::string> read_regular_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0) return std::nullopt;
  if (S_ISREG(status.st_mode)) return read_all(file);
  errno = EINVAL;
  return std::nullopt;
}

std::optional<MappedFile> MappedFile::open(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file && errno == ENOENT) return std::nullopt;
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0) {
    throw system_error(ExitCode::setup_error, "cannot read '" + path + "'", errno);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(std::string_view());
  void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (bytes == MAP_FAILED) {
    throw system_error(ExitCode::setup_error, "cannot read '" + path + "'", errno);
  }
  return MappedFile(std::string_view(static_cast<const char*>(bytes), size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(other.bytes_) {
  other.bytes_ = {};
}

MappedFile::~MappedFile() {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): munmap() takes what mmap() gave
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

bool is_directory(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::optional<std::string> canonical(const std::string& path) {
  std::array<char, PATH_MAX> buffer{};
  if (::realpath(path.c_str(), buffer.data()) == nullptr) return std::nullopt;
  return std::string(buffer.data());
}

std::string parent_directory(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool make_directories(const std::string& path) {
  if (is_directory(path)) return true;
  const std::string parent = parent_directory(path);
  if (parent != path && !make_directories(parent)) return false;
  return ::mkdir(path.c_str(), 0777) == 0 || is_directory(path);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace reuse_build::driver
