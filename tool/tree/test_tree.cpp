// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_tree.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "build/binaries_metadata.hpp"
#include "support/file.hpp"
#include "support/paths.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

// The driver's name becomes part of a path.
void check_driver(const std::string& triple) {
  if (is_plain_relative_path(triple) && triple.find('/') == std::string::npos) return;
  throw Error(failed, "the archive's manifest names the driver '" + triple + "'");
}

TestSuites bare_suites(const RustBuild& build, const Workspace& workspace) {
  TestSuites suites;
  for (const TestBinary& binary : build.binaries) {
    suites.push_back({binary, workspace.package(binary.package_id).name, {}, std::nullopt, {}});
  }
  return suites;
}

// The directory that somebody asked for; an error when it is none, whatever else could be taken.
std::string demanded_workspace(const std::string& directory, const std::string& origin) {
  std::error_code error;
  const fs::path canonical = fs::canonical(directory, error);
  if (!error && fs::is_directory(canonical, error)) return canonical.string();
  throw Error(failed, "the workspace '" + directory + "' (from " + origin + ") is not a directory",
              "give the directory that holds the workspace's Cargo.toml on this machine");
}

}  // namespace

fs::path TestTree::driver() const {
  return root / layout::driver(manifest.driver_triple);
}

std::string read_required(const ReadTreeFile& read, const std::string& path) {
  if (auto bytes = read(path)) return std::move(*bytes);
  throw Error(failed, "it is no archive of Rust tests: it has no '" + path + "'",
              "write one with `reuse-build archive` or `cargo nextest archive`");
}

ReadTreeFile read_below(const fs::path& root) {
  return [root](const std::string& path) -> std::optional<std::string> {
    std::error_code ignored;
    if (!fs::is_regular_file(root / path, ignored)) return std::nullopt;
    return read_file(root / path, failed);
  };
}

TestTree load_test_tree(const ReadTreeFile& read) {
  TestTree tree;
  tree.workspace =
      parse_cargo_metadata(read_required(read, layout::cargo_metadata), layout::cargo_metadata);
  tree.manifest = parse_manifest(read_required(read, layout::manifest));
  check_driver(tree.manifest.driver_triple);
  tree.build = parse_binaries_metadata(read_required(read, layout::binaries_metadata),
                                       layout::binaries_metadata);
  tree.suites = bare_suites(tree.build, tree.workspace);
  read_launch_files(tree.suites, read);
  return tree;
}

TestTree load_test_tree(const fs::path& root) {
  TestTree tree = load_test_tree(read_below(root));
  tree.root = root;
  std::error_code ignored;
  if (fs::is_regular_file(tree.driver(), ignored)) return tree;
  throw Error(failed,
              "the archive lacks its driver '" + layout::driver(tree.manifest.driver_triple) + "'",
              "archive again: the file is damaged or was written by hand");
}

std::string find_workspace(const TestTree& tree, const std::string& remap) {
  if (!remap.empty()) return demanded_workspace(remap, "--workspace-remap");
  const char* variable = std::getenv("REUSE_BUILD_WORKSPACE");
  if (variable != nullptr && *variable != '\0') {
    return demanded_workspace(variable, "REUSE_BUILD_WORKSPACE");
  }
  for (const fs::path& offered :
       {tree.root / layout::bundled_workspace, fs::path(tree.workspace.root)}) {
    std::error_code ignored;
    if (fs::is_directory(offered, ignored)) return offered.string();
  }
  throw Error(failed, "the workspace '" + tree.workspace.root + "' is not on this machine",
              "check the sources out and give their directory: --workspace-remap DIR");
}

void require_all_listed(const TestSuites& suites) {
  std::string reasons;
  for (const TestSuite& suite : suites) {
    if (suite.tests || !suite.is_wanted()) continue;
    reasons += fmt::format("\n{}: {}", suite.binary.binary_id, suite.not_listed);
  }
  if (reasons.empty()) return;
  throw Error(ExitCode::test_list_failed, "cannot list the tests of some binaries:" + reasons);
}

}  // namespace reuse_build
