// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/directory_walk.hpp"

#include <algorithm>

#include "launch/error.hpp"
#include "launch/utf8.hpp"
#include "report/progress.hpp"
#include "support/paths.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail_to_read(const fs::path& directory, const std::error_code& error) {
  throw Error(ExitCode::archive_creation_failed,
              "cannot read the directory '" + directory.string() + "': " + error.message());
}

class Walk {
 public:
  explicit Walk(const WalkLimits& limits) : limits_(limits) {}

  void add_directory(const std::string& member, const fs::path& directory, Depth depth) {
    std::error_code error;
    const fs::path real = fs::canonical(directory, error);
    if (error) fail_to_read(directory, error);
    if (std::find(open_.begin(), open_.end(), real) != open_.end()) return;  // a link to above
    open_.push_back(real);
    const std::size_t count_before = files_.size();
    for (const fs::path& entry : sorted_entries(directory)) {
      add_entry(join_path(member, entry.filename().string()), entry, depth);
    }
    if (files_.size() == count_before) files_.push_back({member, directory, true, {}});
    open_.pop_back();
  }

  std::vector<ContentFile> take() { return std::move(files_); }

 private:
  void add_entry(const std::string& member, const fs::path& entry, Depth depth) {
    if (limits_.leaves_out && limits_.leaves_out(member, entry)) return;
    std::error_code ignored;
    const fs::file_status status = fs::status(entry, ignored);
    if (!launch::is_utf8(member)) {
      report_warning("'" + entry.string() + "' has a name that is not UTF-8 and is left out");
    } else if (fs::is_regular_file(status)) {
      files_.push_back({member, entry, false, {}});
    } else if (!fs::is_directory(status)) {
      report_warning("'" + entry.string() + "' is no regular file and is left out");
    } else if (depth > 1) {
      add_directory(member, entry, depth - 1);
    } else if (limits_.on_too_deep) {
      limits_.on_too_deep(entry);
    }
  }

  const WalkLimits& limits_;
  std::vector<ContentFile> files_;
  std::vector<fs::path> open_;  // the directories being walked, to notice a cycle of links
};

}  // namespace

std::vector<ContentFile> walk_directory(const std::string& member, const fs::path& directory,
                                        const WalkLimits& limits) {
  Walk walk(limits);
  walk.add_directory(member, directory, limits.depth);
  return walk.take();
}

std::vector<fs::path> sorted_entries(const fs::path& directory) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    entries.push_back(entry->path());
  }
  if (error) fail_to_read(directory, error);
  std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace reuse_build
