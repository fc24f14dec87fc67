// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/mount_point.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <memory>
#include <vector>

#include "files.hpp"
#include "process/descriptor.hpp"

namespace reuse_build::driver {
namespace {

constexpr mode_t mode_bits = 07777;

std::string below(const std::string& directory, const std::string& name) {
  return (directory == "/" ? "" : directory) + '/' + name;
}

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

std::vector<std::string> entries_of(const std::string& directory) {
  const std::unique_ptr<DIR, CloseDirectory> entries(::opendir(directory.c_str()));
  if (!entries) throw mount_error("cannot list '" + directory + "'", errno);
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(entries.get())) {
    const std::string name = static_cast<const char*>(entry->d_name);
    if (name != "." && name != "..") names.push_back(name);
  }
  return names;
}

void make_directory(const std::string& path) {
  if (::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST) return;
  throw mount_error("cannot make '" + path + "'", errno);
}

void make_link(const std::string& name, const std::string& to) {
  std::array<char, PATH_MAX> target{};
  if (::readlink(name.c_str(), target.data(), target.size() - 1) < 0) return;
  if (::symlink(target.data(), to.c_str()) != 0) {
    throw mount_error("cannot make '" + to + "'", errno);
  }
}

void make_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  if (!file) throw mount_error("cannot make '" + path + "'", errno);
}

// Makes the entry `name` of the working directory appear as `to`. What has gone meanwhile, or may
// not be looked at, stays away.
void bring_back(const std::string& name, const std::string& to) {
  struct stat status {};
  if (::lstat(name.c_str(), &status) != 0) return;
  if (S_ISLNK(status.st_mode)) return make_link(name, to);
  if (S_ISDIR(status.st_mode)) {
    make_directory(to);
  } else {
    make_file(to);
  }
  if (::mount(name.c_str(), to.c_str(), nullptr, MS_BIND | MS_REC, nullptr) == 0) return;
  if (errno != ENOENT) throw mount_error("cannot mount '" + to + "' again", errno);
  if (::remove(to.c_str()) != 0) throw mount_error("cannot remove '" + to + "'", errno);
}

// Paths that start at '/' lead on below what is mounted there only after this: ".." of the root is
// the root, with what covers it.
void enter_covered_root() {
  if (::chroot("/..") != 0) throw mount_error("cannot enter the new root", errno);
}

// Covers the directory by an empty one. The working directory stays in what is covered, for it is
// reached by no path any more.
void cover(const std::string& directory) {
  struct stat status {};
  if (::stat(directory.c_str(), &status) != 0 || ::chdir(directory.c_str()) != 0) {
    throw mount_error("cannot enter '" + directory + "'", errno);
  }
  std::array<char, 16> options{};
  static_cast<void>(
      std::snprintf(options.data(), options.size(), "mode=%o", status.st_mode & mode_bits));
  if (::mount("tmpfs", directory.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, options.data()) != 0) {
    throw mount_error("cannot mount a directory in memory on '" + directory + "'", errno);
  }
  if (directory == "/") enter_covered_root();
}

bool can_be_listed(const std::string& directory) {
  return is_directory(directory) && ::access(directory.c_str(), R_OK | X_OK) == 0;
}

void make_parents_and(const std::string& path, std::size_t made) {
  for (std::size_t end = path.find('/', made + 1); end != std::string::npos;
       end = path.find('/', end + 1)) {
    make_directory(path.substr(0, end));
  }
  make_directory(path);
}

}  // namespace

void make_mount_point(const std::string& path) {
  if (is_directory(path)) return;
  std::string directory = parent_directory(path);
  std::string in_the_way = path.substr(path.rfind('/') + 1);
  while (directory != "/" && !can_be_listed(directory)) {
    in_the_way = directory.substr(directory.rfind('/') + 1);
    directory = parent_directory(directory);
  }
  const std::vector<std::string> names = entries_of(directory);
  cover(directory);
  for (const std::string& name : names) {
    if (name != in_the_way) bring_back(name, below(directory, name));
  }
  make_parents_and(path, directory == "/" ? 0 : directory.size());
}

void bind_mount(const std::string& from, const std::string& to) {
  if (::mount(from.c_str(), to.c_str(), nullptr, MS_BIND | MS_REC, nullptr) == 0) return;
  throw mount_error("cannot make '" + from + "' appear at '" + to + "'", errno);
}

Error mount_error(const std::string& what, int errno_value) {
  return system_error(
      ExitCode::setup_error, "cannot map the build machine's paths: " + what, errno_value,
      "run as root, or let the kernel give users namespaces (sysctl user.max_user_namespaces, "
      "kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns; containers "
      "and chroots may forbid them); or run without --map-original-paths");
}

}  // namespace reuse_build::driver
