// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/contents.hpp"

#include <algorithm>

#include "launch/error.hpp"
#include "pack/directory_walk.hpp"
#include "pack/excludes.hpp"
#include "pack/includes.hpp"
#include "pack/sources.hpp"
#include "report/progress.hpp"
#include "support/paths.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

class Contents {
 public:
  explicit Contents(const ContentRequest& request)
      : request_(request),
        build_(request.build),
        excludes_(request.settings.exclude.value_or(std::vector<std::string>())) {}

  std::vector<ContentFile> collect() {
    // First, so that a missing one is told before a long walk.
    const std::vector<FoundInclude> includes = find_includes(request_);
    for (const TestBinary& binary : build_.binaries) {
      files_.add({member_of(path_below(binary.path, build_.build_directory).value()),
                  binary.path,
                  false,
                  {binary.binary_id}});
    }
    add_non_test_binaries();
    for (const auto& [package, directory] : build_.out_dirs) add_out_dir(package, directory);
    for (const std::string& directory : build_.linked_paths) add_linked_path(directory);
    for (const FoundInclude& include : includes) {
      files_.add_all(included_files(include, request_, excludes_));
    }
    add_standard_libraries();
    add_sources();
    return files_.take();
  }

 private:
  static std::string member_of(const std::string& relative) {
    return join_path("target", relative);
  }

  void add(ContentFile file) {
    if (!excludes_.cover(file.member)) files_.add(std::move(file));
  }

  [[nodiscard]] std::vector<std::string> binaries_of(const std::string& package) const {
    std::vector<std::string> ids;
    for (const TestBinary& binary : build_.binaries) {
      if (binary.package_id == package) ids.push_back(binary.binary_id);
    }
    return ids;
  }

  // cargo builds a package's programs for its integration tests and benches. In a package that has
  // none, or where it is named, a program was asked for by the user, and any test may run it; any
  // may load a library.
  [[nodiscard]] std::vector<std::string> users_of(const std::string& package,
                                                  const NonTestBinary& file) const {
    const bool is_for_its_package = std::any_of(
        build_.binaries.begin(), build_.binaries.end(), [&package](const TestBinary& binary) {
          return binary.package_id == package && binary.may_run_programs();
        });
    const bool is_asked_for =
        request_.settings.programs.value_or(ProgramSelection()).includes(file.name);
    if (file.kind != "bin-exe" || !is_for_its_package || is_asked_for) return {};
    return binaries_of(package);
  }

  void add_non_test_binaries() {
    for (const auto& [package, files] : build_.non_test_binaries) {
      for (const NonTestBinary& file : files) {
        add({member_of(file.path), find_output(file.path), false, users_of(package, file)});
      }
    }
  }

  // Libraries that cargo does not put into the target directory lie in the build directory only.
  [[nodiscard]] fs::path find_output(const std::string& relative) const {
    const fs::path built = join_path(build_.build_directory, relative);
    const fs::path final = join_path(build_.target_directory, relative);
    std::error_code ignored;
    return fs::exists(final, ignored) || !fs::exists(built, ignored) ? final : built;
  }

  void add_out_dir(const std::string& package, const std::string& relative) {
    const fs::path directory = join_path(build_.build_directory, relative);
    std::error_code error;
    if (!fs::is_directory(directory, error)) {
      const std::string why = error ? error.message() : "it is no directory";
      throw Error(ExitCode::archive_creation_failed,
                  "cannot read '" + directory.string() + "': " + why,
                  "build again: a build script's OUT_DIR belongs to the tests");
    }
    const Depth depth = request_.settings.out_dir_depth.value_or(infinite_depth);
    add_build_directory(relative, depth, binaries_of(package));
  }

  // Paths given to the linker need not exist; cargo passes them on all the same.
  void add_linked_path(const std::string& relative) {
    const fs::path directory = join_path(build_.build_directory, relative);
    std::error_code ignored;
    if (fs::is_directory(directory, ignored)) return add_build_directory(relative, 1, {});
    report_warning("the linked path '" + directory.string() + "' does not exist and is left out");
  }

  void add_build_directory(const std::string& relative, Depth depth,
                           const std::vector<std::string>& only_for) {
    const std::string member = member_of(relative);
    if (excludes_.cover(member)) return;
    const WalkLimits limits = {
        depth,
        [this](const std::string& path, const fs::path&) { return excludes_.match(path); },
        {}};
    const fs::path directory = join_path(build_.build_directory, relative);
    if (depth == 0) return files_.add({member, directory, true, only_for});
    for (ContentFile& file : walk_directory(member, directory, limits)) {
      file.only_for = only_for;
      files_.add(std::move(file));
    }
  }

  void add_standard_libraries() {
    add_libstd(build_.host, layout::host_libdir);
    if (build_.target) add_libstd(*build_.target, layout::target_libdir);
  }

  // Proc-macros and `-C prefer-dynamic` binaries load the standard library as a shared one.
  void add_libstd(const Platform& platform, const std::string& member_directory) {
    std::error_code ignored;
    if (platform.libdir.empty() || !fs::is_directory(platform.libdir, ignored)) return;
    for (const fs::path& entry : sorted_entries(platform.libdir)) {
      const std::string name = entry.filename().string();
      const bool is_libstd = name.rfind("libstd-", 0) == 0 &&
                             (entry.extension() == ".so" || entry.extension() == ".dylib");
      if (is_libstd) return add({join_path(member_directory, name), entry, false, {}});
    }
  }

  void add_sources() {
    const SourceSelection source = request_.settings.source.value_or(SourceSelection());
    for (ContentFile& file : bundled_sources(request_.workspace, source)) add(std::move(file));
    if (!files_.has(layout::bundled_workspace)) return;
    // The driver takes the bundled workspace for the tests' own, so each has its directory there.
    for (ContentFile& directory : member_directories(request_.workspace)) {
      if (!files_.has(directory.member)) files_.add(std::move(directory));
    }
  }

  const ContentRequest& request_;
  const RustBuild& build_;
  Excludes excludes_;
  ContentList files_;
};

}  // namespace

std::vector<ContentFile> archive_contents(const ContentRequest& request) {
  return Contents(request).collect();
}

std::vector<ContentFile> archive_contents(const RustBuild& build) {
  const Workspace no_workspace;
  const ArchiveSettings no_settings;
  return archive_contents(ContentRequest{build, no_workspace, no_settings, {}, {}, {}});
}

}  // namespace reuse_build
