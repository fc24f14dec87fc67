// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/includes.hpp"

#include <algorithm>

#include "launch/error.hpp"
#include "pack/directory_walk.hpp"
#include "pack/sources.hpp"
#include "report/progress.hpp"
#include "support/paths.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

// A place that an include's path may be at.
struct Place {
  std::string member;
  fs::path source;
};

std::vector<Place> places_in_profiles(const RustBuild& build, const std::string& path) {
  std::vector<Place> places;
  for (const std::string& base : build.base_output_directories) {
    const std::string relative = join_path(base, path);
    places.push_back({join_path("target", relative), join_path(build.target_directory, relative)});
  }
  return places;
}

Place place_in_package(const Workspace& workspace, const ArchiveInclude& include) {
  const auto id = std::find_if(
      workspace.members.begin(), workspace.members.end(),
      [&](const std::string& member) { return workspace.package(member).name == include.package; });
  if (id == workspace.members.end()) {
    throw Error(ExitCode::setup_error,
                include.origin + ": the workspace has no package '" + include.package + "'",
                "name a member of the workspace, as its Cargo.toml does");
  }
  const fs::path directory = fs::path(workspace.package(*id).manifest_path).parent_path();
  if (const auto member = bundled_path(workspace, directory)) {
    return {join_path(*member, include.path), join_path(directory.string(), include.path)};
  }
  throw Error(ExitCode::setup_error, include.origin + ": the package '" + include.package +
                                         "' lies outside of the workspace's directory '" +
                                         workspace.root + "', and its files cannot be taken along");
}

std::vector<Place> places_of(const ArchiveInclude& include, const ContentRequest& request) {
  const RustBuild& build = request.build;
  const std::string in_target = join_path("target", include.path);
  switch (include.root) {
    case IncludeRoot::target:
      return {{in_target, join_path(build.target_directory, include.path)}};
    case IncludeRoot::build:
      return {{in_target, join_path(build.build_directory, include.path)}};
    case IncludeRoot::profile:
      return places_in_profiles(build, include.path);
    case IncludeRoot::workspace:
      return {{join_path(layout::bundled_workspace, include.path),
               join_path(request.workspace.root, include.path)}};
    case IncludeRoot::package:
      break;
  }
  return {place_in_package(request.workspace, include)};
}

class IncludeFinder {
 public:
  explicit IncludeFinder(const ContentRequest& request) : request_(request) {}

  std::vector<FoundInclude> find() {
    for (const ArchiveInclude& include : request_.includes) add(include);
    if (missing_.empty()) return std::move(found_);
    std::string message = "cannot find " + counted(missing_.size(), "path") + " to include:";
    for (const std::string& path : missing_) message += "\n" + path;
    throw Error(ExitCode::archive_creation_failed, message,
                R"(build them first, or set on-missing = "warn" where they may be missing)");
  }

 private:
  void add(const ArchiveInclude& include) {
    if (!include.platform.empty() && !request_.is_for_platform(include.platform)) return;
    std::vector<std::string> only_for;
    if (!include.filter.empty()) {
      only_for = request_.matching(include.filter);
      if (only_for.empty()) return;
    }
    const std::vector<Place> places = places_of(include, request_);
    const std::size_t count_before = found_.size();
    for (const Place& place : places) {
      std::error_code ignored;
      if (!fs::exists(place.source, ignored)) continue;
      found_.push_back({place.member, place.source, include.depth, only_for});
    }
    if (found_.size() == count_before) miss(include, places);
  }

  void miss(const ArchiveInclude& include, const std::vector<Place>& places) {
    std::string tried;
    for (const Place& place : places) {
      tried += (tried.empty() ? "" : " or ") + ("'" + place.source.string() + "'");
    }
    if (tried.empty()) tried = "'" + include.path + "' (cargo made no output directory)";
    if (include.on_missing == OnMissing::error) missing_.push_back(tried);
    if (include.on_missing != OnMissing::warn) return;
    report_warning("the include " + tried + " does not exist and is left out");
  }

  const ContentRequest& request_;
  std::vector<FoundInclude> found_;
  std::vector<std::string> missing_;
};

bool is_own(const std::string& member) {
  return path_below(member, layout::own_directory) &&
         !path_below(member, layout::bundled_workspace);
}

WalkLimits limits_of(const FoundInclude& include, const ContentRequest& request,
                     const Excludes& excludes) {
  WalkLimits limits;
  limits.depth = include.depth;
  limits.leaves_out = [&](const std::string& member, const fs::path& source) {
    const bool is_of_workspace = path_below(member, layout::bundled_workspace).has_value();
    return is_own(member) || excludes.match(member) ||
           (is_of_workspace && is_no_source(request.workspace, source));
  };
  limits.on_too_deep = [&include](const fs::path& directory) {
    report_warning("'" + directory.string() + "' is left out: it lies deeper than depth " +
                   std::to_string(include.depth) + " of the include '" + include.source.string() +
                   "'");
  };
  return limits;
}

}  // namespace

void require_packages(const std::vector<ArchiveInclude>& includes, const Workspace& workspace) {
  for (const ArchiveInclude& include : includes) {
    if (include.root == IncludeRoot::package) (void)place_in_package(workspace, include);
  }
}

std::vector<FoundInclude> find_includes(const ContentRequest& request) {
  return IncludeFinder(request).find();
}

std::vector<ContentFile> included_files(const FoundInclude& include, const ContentRequest& request,
                                        const Excludes& excludes) {
  const std::string source = "'" + include.source.string() + "'";
  if (is_own(include.member)) {
    report_warning(source + " is left out: an archive has files of its own in this place");
    return {};
  }
  if (excludes.cover(include.member)) return {};
  if (fs::is_regular_file(include.source)) {
    return {{include.member, include.source, false, include.only_for}};
  }
  if (!fs::is_directory(include.source)) {
    report_warning(source + " is no regular file and is left out");
    return {};
  }
  if (include.depth == 0) {
    report_warning("the include " + source + " is left out: it is a directory, at depth 0");
    return {};
  }
  auto files =
      walk_directory(include.member, include.source, limits_of(include, request, excludes));
  for (ContentFile& file : files) file.only_for = include.only_for;
  return files;
}

}  // namespace reuse_build
