// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/contents.hpp"

#include <algorithm>
#include <limits>

#include "launch/error.hpp"
#include "launch/utf8.hpp"
#include "report/progress.hpp"
#include "support/paths.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;

std::vector<fs::path> sorted_entries(const fs::path& directory) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    entries.push_back(entry->path());
  }
  if (error) {
    throw Error(failed,
                "cannot read the directory '" + directory.string() + "': " + error.message());
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

class Contents {
 public:
  explicit Contents(const RustBuild& build) : build_(build) {}

  std::vector<ContentFile> collect() {
    for (const TestBinary& binary : build_.binaries) {
      add(join_path("target", path_below(binary.path, build_.build_directory).value()),
          binary.path);
    }
    for (const auto& [package, files] : build_.non_test_binaries) {
      for (const NonTestBinary& file : files) {
        add(join_path("target", file.path), join_path(build_.target_directory, file.path));
      }
    }
    for (const auto& [package, directory] : build_.out_dirs) {
      add_build_directory(directory, full_depth);
    }
    for (const std::string& directory : build_.linked_paths) add_linked_path(directory);
    add_libstd(build_.host, layout::host_libdir);
    if (build_.target) add_libstd(*build_.target, layout::target_libdir);
    return std::move(files_);
  }

 private:
  static constexpr int full_depth = std::numeric_limits<int>::max();

  void add(const std::string& member, const fs::path& source) {
    files_.push_back({member, source, false});
  }

  void add_build_directory(const std::string& relative, int depth) {
    add_directory(join_path("target", relative), join_path(build_.build_directory, relative),
                  depth);
  }

  // Paths given to the linker need not exist; cargo passes them on all the same.
  void add_linked_path(const std::string& relative) {
    const fs::path directory = join_path(build_.build_directory, relative);
    std::error_code ignored;
    if (fs::is_directory(directory, ignored)) return add_build_directory(relative, 1);
    report_warning("the linked path '" + directory.string() + "' does not exist and is left out");
  }

  void add_directory(const std::string& member, const fs::path& directory, int depth) {
    std::error_code error;
    const fs::path real = fs::canonical(directory, error);
    if (error) {
      throw Error(failed, "cannot read '" + directory.string() + "': " + error.message(),
                  "build again: a build script's OUT_DIR belongs to the tests");
    }
    if (std::find(open_.begin(), open_.end(), real) != open_.end()) return;  // a link to above
    open_.push_back(real);
    const std::vector<fs::path> entries = sorted_entries(directory);
    if (entries.empty()) files_.push_back({member, directory, true});
    for (const fs::path& entry : entries) {
      add_entry(join_path(member, entry.filename().string()), entry, depth);
    }
    open_.pop_back();
  }

  void add_entry(const std::string& member, const fs::path& entry, int depth) {
    std::error_code ignored;
    const fs::file_status status = fs::status(entry, ignored);
    if (!launch::is_utf8(member)) {
      report_warning("'" + entry.string() + "' has a name that is not UTF-8 and is left out");
    } else if (fs::is_regular_file(status)) {
      add(member, entry);
    } else if (fs::is_directory(status)) {
      if (depth > 1) add_directory(member, entry, depth - 1);
    } else {
      report_warning("'" + entry.string() + "' is no regular file and is left out");
    }
  }

  // Proc-macros and `-C prefer-dynamic` binaries load the standard library as a shared one.
  void add_libstd(const Platform& platform, const std::string& member_directory) {
    std::error_code ignored;
    if (platform.libdir.empty() || !fs::is_directory(platform.libdir, ignored)) return;
    for (const fs::path& entry : sorted_entries(platform.libdir)) {
      const std::string name = entry.filename().string();
      const bool is_libstd = name.rfind("libstd-", 0) == 0 &&
                             (entry.extension() == ".so" || entry.extension() == ".dylib");
      if (is_libstd) return add(join_path(member_directory, name), entry);
    }
  }

  const RustBuild& build_;
  std::vector<ContentFile> files_;
  std::vector<fs::path> open_;  // the directories being walked, to notice a cycle of links
};

}  // namespace

std::vector<ContentFile> archive_contents(const RustBuild& build) {
  return Contents(build).collect();
}

}  // namespace reuse_build
