// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/sources.hpp"

#include <algorithm>
#include <set>

#include "launch/error.hpp"
#include "launch/utf8.hpp"
#include "pack/directory_walk.hpp"
#include "report/progress.hpp"
#include "support/glob.hpp"
#include "support/paths.hpp"
#include "support/process.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;
using Paths = std::set<std::string>;

std::string member_of(const std::string& relative) {
  return join_path(layout::bundled_workspace, relative);
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

// ---- manifests ----

// Relative to the workspace's root.
Paths manifests(const Workspace& workspace) {
  Paths paths;
  const fs::path root = workspace.root;
  for (const char* name : workspace_configuration) {
    if (is_file(root / name)) paths.insert(name);
  }
  for (const auto& [id, package] : workspace.packages) {
    const auto below = path_below(package.manifest_path, workspace.root);
    // Of a vendored package of a registry the tests need nothing.
    if (below && is_local_package(id)) paths.insert(*below);
  }
  return paths;
}

// ---- what git tracks ----

constexpr const char* tracked_hint =
    R"("tracked" needs a git checkout; the sources may also be "manifests" or globs)";

bool run_git(const ProcessSpec& spec) {
  try {
    return run_process(spec).ok();
  } catch (const Error& error) {
    throw Error(failed, error.message(), tracked_hint);  // git is not installed
  }
}

std::string run_git_ls_files(const std::string& root) {
  std::string out;
  std::string said;
  ProcessSpec spec;
  spec.arguments = {"git", "ls-files", "-z", "--cached", "--recurse-submodules"};
  spec.directory = root;
  spec.on_stdout = [&out](std::string_view text) { out += text; };
  spec.on_stderr = [&said](std::string_view text) { said += text; };
  if (run_git(spec)) return out;
  while (said.ends_with('\n')) said.pop_back();
  throw Error(failed, "git cannot list the tracked files of '" + root + "':\n" + said,
              tracked_hint);
}

// Relative to the workspace's root. A file with conflicts is listed several times.
Paths tracked_paths(const std::string& root) {
  const std::string listed = run_git_ls_files(root);
  Paths paths;
  for (std::size_t at = 0; at < listed.size();) {
    const std::size_t end = std::min(listed.find('\0', at), listed.size());
    paths.insert(listed.substr(at, end - at));
    at = end + 1;
  }
  if (!paths.empty()) return paths;
  throw Error(failed, "git tracks no file of '" + root + "'", tracked_hint);
}

class TrackedFiles {
 public:
  explicit TrackedFiles(const std::string& root)
      : root_(root), real_root_(fs::canonical(root).string()), tracked_(tracked_paths(root)) {}

  std::vector<ContentFile> collect() {
    for (const std::string& path : tracked_) add(path);
    return std::move(files_);
  }

 private:
  void add(const std::string& path) {
    const fs::path source = fs::path(root_) / path;
    std::error_code error;
    const fs::path real = fs::canonical(source, error);
    if (error) return warn_of_dangling(source);
    const auto place = path_below(real.string(), real_root_);
    if (place && fs::is_directory(real)) return add_directory(path, source, *place);
    if (!place || !tracked_.contains(*place)) {
      return leave_out(source, "leads to what git does not track in the workspace");
    }
    if (!is_file(real)) return leave_out(source, "is no regular file");
    add_file(path, source);
  }

  // A deleted file is none of today's sources; a link that leads nowhere is worth a word.
  static void warn_of_dangling(const fs::path& source) {
    std::error_code ignored;
    if (fs::is_symlink(source, ignored)) leave_out(source, "leads nowhere");
  }

  // git lists no directories but links to them, and submodules that are not checked out.
  void add_directory(const std::string& path, const fs::path& source, const std::string& place) {
    if (!fs::is_symlink(source)) return leave_out(source, "is a submodule without its files");
    const std::string prefix = place.empty() ? "" : place + "/";
    for (auto at = tracked_.lower_bound(prefix); at != tracked_.end(); ++at) {
      if (!at->starts_with(prefix)) break;
      const fs::path inner = fs::path(root_) / *at;
      // Links in there stay out: followed again and again, they need never end.
      if (is_file(inner) && !fs::is_symlink(inner)) {
        add_file(join_path(path, at->substr(prefix.size())), inner);
      }
    }
  }

  void add_file(const std::string& path, const fs::path& source) {
    if (!launch::is_utf8(path)) return leave_out(source, "has a name that is not UTF-8");
    files_.push_back({member_of(path), source, false, {}});
  }

  static void leave_out(const fs::path& source, const std::string& why) {
    report_warning("'" + source.string() + "' " + why + " and is left out");
  }

  std::string root_;
  std::string real_root_;
  Paths tracked_;
  std::vector<ContentFile> files_;
};

// ---- globs ----

std::vector<ContentFile> matching_files(const Workspace& workspace,
                                        const std::vector<std::string>& texts) {
  std::vector<Glob> globs;
  globs.reserve(texts.size());
  for (const std::string& text : texts) {
    globs.emplace_back(text, GlobStyle::path, ExitCode::setup_error);
  }
  WalkLimits limits;
  limits.leaves_out = [&workspace](const std::string& /*member*/, const fs::path& source) {
    return is_no_source(workspace, source);
  };
  auto files = walk_directory(layout::bundled_workspace, workspace.root, limits);
  std::set<std::string> used;
  std::erase_if(files, [&](const ContentFile& file) {
    const std::string path = path_below(file.member, layout::bundled_workspace).value();
    bool matches = false;
    for (const Glob& glob : globs) {
      if (!glob.matches(path)) continue;
      matches = true;
      used.insert(glob.text());
    }
    return !matches;
  });
  for (const std::string& text : texts) {
    if (!used.contains(text)) report_warning("no source file matches '" + text + "'");
  }
  return files;
}

std::vector<ContentFile> manifest_files(const Workspace& workspace) {
  std::vector<ContentFile> files;
  for (const std::string& path : manifests(workspace)) {
    files.push_back({member_of(path), join_path(workspace.root, path), false, {}});
  }
  return files;
}

}  // namespace

void require_sources(const Workspace& workspace, const SourceSelection& source) {
  if (source.mode == SourceSelection::Mode::tracked) (void)tracked_paths(workspace.root);
}

std::vector<ContentFile> bundled_sources(const Workspace& workspace,
                                         const SourceSelection& source) {
  using Mode = SourceSelection::Mode;
  if (source.mode == Mode::none) return {};
  if (source.mode == Mode::tracked) return TrackedFiles(workspace.root).collect();
  std::vector<ContentFile> files = manifest_files(workspace);
  if (source.mode == Mode::globs) {
    for (ContentFile& file : matching_files(workspace, source.globs)) {
      files.push_back(std::move(file));
    }
  }
  return files;
}

std::vector<ContentFile> member_directories(const Workspace& workspace) {
  std::vector<ContentFile> directories;
  std::string outside;
  for (const std::string& id : workspace.members) {
    const Package& package = workspace.package(id);
    const fs::path directory = fs::path(package.manifest_path).parent_path();
    if (const auto member = bundled_path(workspace, directory)) {
      directories.push_back({*member, directory, true, {}});
    } else {
      outside += (outside.empty() ? "" : ", ") + package.name;
    }
  }
  if (!outside.empty()) {
    report_warning("the sources of " + outside + " lie outside of the workspace's directory '" +
                   workspace.root + "' and cannot be bundled");
  }
  return directories;
}

std::optional<std::string> bundled_path(const Workspace& workspace, const fs::path& path) {
  const auto below = path_below(path.string(), workspace.root);
  if (!below) return std::nullopt;
  return member_of(*below);
}

bool is_no_source(const Workspace& workspace, const fs::path& path) {
  if (!path_below(path.string(), workspace.root)) return false;
  return path == workspace.target_directory || path == workspace.build_directory ||
         path.filename() == ".git";
}

}  // namespace reuse_build
