// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/cache.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "report/progress.hpp"
#include "support/file.hpp"
#include "support/file_digest.hpp"
#include "support/interrupt.hpp"
#include "support/sha256.hpp"
#include "tree/archive_summary.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

fs::path directory_from_environment() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return fs::path(value != nullptr ? value : "");
  };
  const fs::path own = variable("REUSE_BUILD_CACHE_DIR");
  if (!own.empty()) return fs::absolute(own);
  const fs::path xdg = variable("XDG_CACHE_HOME");  // the XDG specification ignores relative paths
  if (xdg.is_absolute()) return xdg / "reuse-build";
  const fs::path home = variable("HOME");
  if (home.is_absolute()) return home / ".cache" / "reuse-build";
  throw Error(failed, "there is no place for the cache: HOME is not set",
              "set REUSE_BUILD_CACHE_DIR to a directory of your own");
}

void make_private_directory(const fs::path& directory) {
  std::error_code ignored;  // mkdir() says the same, with what to do about it
  fs::create_directories(directory.parent_path(), ignored);
  if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) {
    throw system_error(failed, "cannot create the cache '" + directory.string() + "'", errno,
                       "set REUSE_BUILD_CACHE_DIR to a directory that you can write");
  }
  struct stat status = {};
  if (::stat(directory.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
    throw Error(failed, "the cache '" + directory.string() + "' is not a directory");
  }
  if (status.st_uid == ::geteuid() && (status.st_mode & 077U) == 0) return;
  throw Error(failed,
              fmt::format("the cache '{}' is not private: owner {}, mode {:04o}",
                          directory.string(), status.st_uid, status.st_mode & 07777U),
              "its files are run, so it must be yours with mode 0700: chmod 700, or set "
              "REUSE_BUILD_CACHE_DIR to another directory");
}

// Of everything in it that comes into a tree: files with their modes, links, directories.
std::string digest_of_directory(const ArchiveFile& archive, const ExtractLimits& limits) {
  ExtractOptions options;
  options.limits = limits;
  options.wants_digests = true;
  Sha256 digest;
  const auto add = [&digest](char kind, const std::string& path, const std::string& content) {
    digest.update(fmt::format("{} {} {}\n{}{}", kind, path.size(), content.size(), path, content));
  };
  const ExtractSummary summary = check_archive(archive, options);
  for (const auto& [path, file] : summary.files) {
    add('f', path, fmt::format("{:o} {}", file.mode, file.sha256));
  }
  for (const auto& [path, link] : summary.links) add('l', path, link.target);
  for (const std::string& path : summary.directories) add('d', path, {});
  return digest.hex_digest();
}

std::string digest_of(const ArchiveFile& archive, const ExtractLimits& limits) {
  return archive.format() == ArchiveFormat::directory
             ? digest_of_directory(archive, limits)
             : sha256_of_file(archive.fd(), archive.path(), failed);
}

// A file tells by itself (ArchiveFile::require_unchanged()).
void require_unchanged_directory(const UnpackRequest& request, const std::string& name) {
  if (request.archive.format() != ArchiveFormat::directory) return;
  if (name.starts_with(digest_of(request.archive, request.limits))) return;
  throw Error(failed,
              "the archive '" + request.archive.path().string() + "' changed while it was read",
              "wait until whoever writes it is done, and try again");
}

// What distinguishes a tree with only some test binaries; empty for a whole one.
std::string suffix_for(const ArchiveFile& archive, const ChooseTests& choose) {
  std::optional<TestTree> summary;
  if (choose) summary = read_summary(archive);
  if (!summary) return {};
  choose(summary->workspace, summary->suites);
  if (suite_count(summary->suites) == summary->suites.size()) return {};
  Sha256 digest;
  for (const TestSuite& suite : summary->suites) {
    if (suite.is_wanted()) digest.update(suite.binary.binary_id + "\n");
  }
  return "-" + digest.hex_digest();
}

// Says so before it waits for another process.
FileLock acquire_loudly(const fs::path& file, FileLock::Mode mode) {
  if (auto lock = FileLock::try_acquire(file, mode)) return std::move(*lock);
  report_step("Blocking", "waiting for another process that extracts the same archive");
  return FileLock::acquire(file, mode);
}

// False, with a warning, when something stays.
bool remove_loudly(const fs::path& directory) {
  const std::error_code error = remove_directory(directory);
  if (error) report_warning("cannot remove '" + directory.string() + "': " + error.message());
  return !error;
}

// Directories that an extraction or a removal left behind when it was killed. Called with the
// tree's lock held exclusively, so nobody is at work in them.
void remove_leftovers(const fs::path& trees, const std::string& tree) {
  for (const fs::directory_entry& entry : fs::directory_iterator(trees)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind(tree + ".staged.", 0) == 0) remove_loudly(entry.path());
  }
}

void touch(const fs::path& path) {
  ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
}

bool is_older(const fs::path& path, std::chrono::hours age) {
  std::error_code gone;
  const fs::file_time_type time = fs::last_write_time(path, gone);
  return !gone && time + age <= fs::file_time_type::clock::now();
}

std::size_t remove_runs(const fs::path& runs, std::chrono::hours age) {
  std::size_t removed = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(runs)) {
    if (!is_older(entry.path(), age)) continue;
    const auto lock = FileLock::try_directory(entry.path(), FileLock::Mode::exclusive);
    if (lock && remove_loudly(entry.path())) ++removed;
  }
  return removed;
}

// A tree is moved aside first, so that a removal that does not come to its end leaves no half tree
// where a whole one is expected. The lock file stays: without it two callers could hold "the" lock.
bool remove_tree(const fs::path& trees, const std::string& tree) {
  remove_leftovers(trees, tree);
  std::error_code error;
  fs::rename(trees / tree, trees / (tree + ".staged.gone"), error);
  if (error && error != std::errc::no_such_file_or_directory) {
    report_warning("cannot remove '" + (trees / tree).string() + "': " + error.message());
  }
  if (error) return false;
  remove_leftovers(trees, tree);
  return true;
}

}  // namespace

Cache Cache::open() {
  Cache cache(directory_from_environment());
  make_private_directory(cache.directory_);
  make_private_directory(cache.directory_ / "trees");
  make_private_directory(cache.directory_ / "runs");
  return cache;
}

void Cache::extract(const UnpackRequest& request, const std::string& name) const {
  const fs::path trees = directory_ / "trees";
  const FileLock lock = acquire_loudly(trees / (name + ".lock"), FileLock::Mode::exclusive);
  if (fs::exists(trees / name)) return;  // somebody else was faster
  remove_leftovers(trees, name);
  report_step("Extracting", request.archive.path().string());
  StagedDirectory staged(trees, name + ".staged", failed);
  UnpackRequest into_staged = request;
  into_staged.root = staged.path();
  require_all_listed(unpack_test_tree(into_staged).suites);
  require_unchanged_directory(request, name);
  fs::rename(staged.path(), trees / name);
  staged.release();
}

Cache::LockedTree Cache::tree_of(const ArchiveFile& archive, const std::string& workspace_remap,
                                 const ChooseTests& choose, const ExtractLimits& limits,
                                 std::chrono::seconds list_time_limit,
                                 const ImportConfiguration& configuration) const {
  const fs::path trees = directory_ / "trees";
  std::string name = digest_of(archive, limits);
  if (!configuration.digest.empty()) name += "." + configuration.digest;
  if (!fs::exists(trees / name)) name += suffix_for(archive, choose);
  const bool is_part = name.find('-') != std::string::npos;
  UnpackRequest request{archive, {}, workspace_remap, false, is_part ? choose : ChooseTests()};
  request.limits = limits;
  request.list_time_limit = list_time_limit;
  request.configuration = configuration;
  // Again from the start when prune() comes between extraction and the shared lock.
  for (;; extract(request, name)) {
    FileLock lock = acquire_loudly(trees / (name + ".lock"), FileLock::Mode::shared);
    if (!fs::exists(trees / name)) continue;
    touch(trees / (name + ".lock"));  // the time of last use
    TestTree tree = load_test_tree(trees / name);
    if (choose) choose(tree.workspace, tree.suites);
    return {std::move(lock), std::move(tree)};
  }
}

Cache::RunDirectory Cache::make_run_directory() const {
  constexpr std::chrono::hours a_week(24 * 7);
  remove_runs(directory_ / "runs", a_week);
  const std::string prefix = fmt::format("{:%Y%m%d-%H%M%S}", fmt::localtime(std::time(nullptr)));
  StagedDirectory directory(directory_ / "runs", prefix, failed);
  auto lock = FileLock::try_directory(directory.path(), FileLock::Mode::shared);
  fs::path path = directory.path();
  directory.release();
  return {std::move(path), std::move(lock)};
}

Cache::PruneResult Cache::prune(std::chrono::hours age) const {
  PruneResult result;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory_ / "trees")) {
    if (entry.path().extension() != ".lock" || !is_older(entry.path(), age)) continue;
    const auto lock = FileLock::try_acquire(entry.path(), FileLock::Mode::exclusive);
    if (!lock || !is_older(entry.path(), age)) {
      ++result.in_use;
    } else if (remove_tree(directory_ / "trees", entry.path().stem().string())) {
      ++result.removed;
    }
  }
  result.removed += remove_runs(directory_ / "runs", age);
  return result;
}

}  // namespace reuse_build
