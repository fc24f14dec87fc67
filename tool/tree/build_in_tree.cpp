// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/build_in_tree.hpp"

#include <filesystem>

#include "support/paths.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

std::string moved(const std::string& path, const std::string& from, const std::string& to) {
  const auto below = path_below(path, from);
  return below ? join_path(to, *below) : path;
}

void take_libdir(Platform& platform, const fs::path& directory) {
  std::error_code ignored;
  const bool is_there = fs::is_directory(directory, ignored);
  platform.libdir = is_there ? directory.string() : "";
  platform.libdir_reason = is_there ? "" : "not-in-archive";
}

}  // namespace

RustBuild build_in_tree(const TestTree& tree) {
  RustBuild build = tree.build;
  const std::string target = (tree.root / "target").string();
  for (TestBinary& binary : build.binaries) {
    binary.path = moved(binary.path, build.build_directory, target);
  }
  build.target_directory = target;
  build.build_directory = target;
  take_libdir(build.host, tree.root / layout::host_libdir);
  if (build.target) take_libdir(*build.target, tree.root / layout::target_libdir);
  return build;
}

std::string test_directory(const Workspace& recorded, const std::string& package_id,
                           const std::string& workspace) {
  const fs::path manifest = recorded.package(package_id).manifest_path;
  return moved(manifest.parent_path().string(), recorded.root, workspace);
}

}  // namespace reuse_build
