// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "support/file_lock.hpp"
#include "tree/unpack.hpp"

namespace reuse_build {

// Extracted archives, by the SHA-256 of the archive's bytes (of a directory: of all that is in it)
// and, where only some test binaries were extracted, one of their names; and the directories of
// runs:
//     <cache>/trees/<sha256>[-<sha256>]  <the same>.lock      <cache>/runs/<time>-XXXXXX
// (for an archive of cargo-nextest's <sha256>.<sha256>, the second of the workspace's nextest.toml)
// in $REUSE_BUILD_CACHE_DIR, $XDG_CACHE_HOME/reuse-build or ~/.cache/reuse-build. What lies there
// is run, so it must be ours and closed to others; there is no falling back to /tmp.
class Cache {
 public:
  // Makes the directory with mode 0700. Throws (setup_error) when it belongs to somebody else or
  // others can get at it.
  static Cache open();

  // A tree in the cache; while this lives, prune() leaves it alone.
  struct LockedTree {
    FileLock lock;
    TestTree tree;
  };

  // The archive's tree, extracted when it is not there yet: once, however many ask at a time. With
  // `choose` only what the chosen tests need must be in it, and only they are to be run.
  [[nodiscard]] LockedTree tree_of(const ArchiveFile& archive, const std::string& workspace_remap,
                                   const ChooseTests& choose, const ExtractLimits& limits,
                                   std::chrono::seconds list_time_limit = default_list_time_limit,
                                   const ImportConfiguration& configuration = {}) const;

  struct RunDirectory {
    std::filesystem::path path;
    std::optional<FileLock> lock;
  };
  // A new directory for one run of ctest, kept while this lives. Those of runs a week ago and older
  // are removed.
  [[nodiscard]] RunDirectory make_run_directory() const;

  struct PruneResult {
    std::size_t removed = 0;
    std::size_t in_use = 0;
  };
  // Removes trees and runs last used longer ago than `age`, but none that is in use.
  [[nodiscard]] PruneResult prune(std::chrono::hours age) const;

  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }

 private:
  explicit Cache(std::filesystem::path directory) : directory_(std::move(directory)) {}
  void extract(const UnpackRequest& request, const std::string& name) const;

  std::filesystem::path directory_;
};

}  // namespace reuse_build
