// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/original_paths.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "context/mount_point.hpp"
#include "files.hpp"
#include "launch/error.hpp"
#include "process/descriptor.hpp"

namespace reuse_build::driver {
namespace {

constexpr const char* variable_name = "REUSE_BUILD_MAP_ORIGINAL_PATHS";

struct Mapping {
  std::string from;  // where it is
  std::string to;    // where it was on the build machine
};

bool is_wanted() {
  const char* variable = std::getenv(variable_name);
  const std::string_view value = variable == nullptr ? "" : variable;
  if (value == "yes") return true;
  if (value.empty() || value == "no") return false;
  throw Error(
      ExitCode::setup_error,
      "cannot use " + std::string(variable_name) + " '" + std::string(value) + "': no such choice",
      "it is yes or no");
}

// Absolute, with plain names only, and not the root itself.
bool is_plain(const std::string& path) {
  if (path.size() < 2 || path.front() != '/') return false;
  std::string_view rest = std::string_view(path).substr(1);
  for (;;) {
    const std::string_view name = rest.substr(0, rest.find('/'));
    if (name.empty() || name == "." || name == "..") return false;
    if (name.size() == rest.size()) return true;
    rest.remove_prefix(name.size() + 1);
  }
}

bool is_same(const struct stat& one, const struct stat& other) {
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool are_same_place(const std::string& one, const std::string& other) {
  struct stat first {};
  struct stat second {};
  return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 &&
         is_same(first, second);
}

void add(std::vector<Mapping>& mappings, const std::string& from, const launch::Path& original) {
  if (original.root != launch::Root::absolute || original.relative.empty()) return;
  if (!is_plain(original.relative)) {
    throw Error(ExitCode::setup_error, "cannot map the build machine's path '" + original.relative +
                                           "': it is not an absolute path of plain names");
  }
  if (!are_same_place(from, original.relative)) mappings.push_back({from, original.relative});
}

// The outer ones first: what is mounted later lies on top.
std::vector<Mapping> mappings_of(const launch::Record& record, const Roots& roots) {
  std::vector<Mapping> mappings;
  add(mappings, roots.workspace.root, record.workspace);
  add(mappings, roots.tree + "/target", record.target_directory);
  std::stable_sort(mappings.begin(), mappings.end(), [](const Mapping& one, const Mapping& other) {
    return one.to.size() < other.to.size();
  });
  return mappings;
}

void write_id_file(const char* file, const std::string& text) {
  const Descriptor descriptor(::open(file, O_WRONLY | O_CLOEXEC));
  if (!descriptor || !write_all(descriptor.get(), text)) {
    throw mount_error(std::string("cannot write ") + file, errno);
  }
}

void keep_ids(uid_t user, gid_t group) {
  const auto line = [](unsigned id) {
    return std::to_string(id) + ' ' + std::to_string(id) + " 1\n";
  };
  write_id_file("/proc/self/setgroups", "deny");
  write_id_file("/proc/self/uid_map", line(user));
  write_id_file("/proc/self/gid_map", line(group));
}

void must(bool succeeded, const char* what) {
  if (!succeeded) throw mount_error(what, errno);
}

// Goes up as far as it gets: the working directory lies outside of the root, and ".." leads on.
void climb() {
  struct stat last {};
  struct stat now {};
  must(::stat(".", &now) == 0, "cannot look at the root");
  while (!is_same(last, now)) {
    last = now;
    must(::chdir("..") == 0 && ::stat(".", &now) == 0, "cannot leave the chroot");
  }
}

// What is mounted here must not appear outside. The root of a chroot is often no mount point, and
// then the one that counts has no path: root reaches it from outside, and comes back. `inside` is
// any directory that is not the root.
void keep_mounts_inside(const std::string& inside) {
  constexpr const char* what = "cannot keep mounts from the outside";
  constexpr unsigned long flags = MS_SLAVE | MS_REC;
  if (::mount(nullptr, "/", nullptr, flags, nullptr) == 0) return;
  must(errno == EINVAL, what);
  const Descriptor root(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  must(root && ::chroot(inside.c_str()) == 0 && ::fchdir(root.get()) == 0, what);
  climb();
  must(::mount(nullptr, ".", nullptr, flags, nullptr) == 0, what);
  must(::fchdir(root.get()) == 0 && ::chroot(".") == 0, what);
}

// Root needs no user namespace, in which it would lose all ids but its own.
void enter_namespaces(const std::string& tree) {
  const uid_t user = ::geteuid();
  const gid_t group = ::getegid();
  if (::unshare(CLONE_NEWNS) != 0) {
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
      throw mount_error(
          errno == ENOSPC ? "the limit of namespaces is reached" : "there is no namespace for it",
          errno);
    }
    keep_ids(user, group);
  }
  keep_mounts_inside(tree + "/target");
}

// A directory that must be the same after the mapping.
class Kept {
 public:
  explicit Kept(std::string path) : path_(std::move(path)) {
    static_cast<void>(::stat(path_.c_str(), &status_));
  }

  void check() const {
    struct stat now {};
    if (::stat(path_.c_str(), &now) == 0 && is_same(now, status_)) return;
    throw Error(ExitCode::setup_error,
                "cannot map the build machine's paths: they would hide '" + path_ + "'",
                "move the test tree and the sources away from the build machine's paths");
  }

 private:
  std::string path_;
  struct stat status_ {};
};

void map(const std::vector<Mapping>& mappings, const std::string& tree) {
  const std::optional<std::string> here = canonical(".");
  enter_namespaces(tree);
  for (const Mapping& mapping : mappings) {
    make_mount_point(mapping.to);
    bind_mount(mapping.from, mapping.to);
  }
  // Relative paths on the command line are still meant from where the driver was started.
  if (here && ::chdir(here->c_str()) == 0) return;
  must(::chdir("/") == 0, "cannot go back to '/'");
}

}  // namespace

void ask_for_original_paths() {
  ::setenv(variable_name, "yes", 1);
}

void map_original_paths(const launch::Record& record, const Roots& roots) {
  if (!is_wanted()) return;
  const std::vector<Mapping> mappings = mappings_of(record, roots);
  if (mappings.empty()) return;
  const Kept tree(roots.tree);
  const Kept workspace(roots.workspace.root);
  map(mappings, roots.tree);
  tree.check();
  workspace.check();
}

}  // namespace reuse_build::driver
