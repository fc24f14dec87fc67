// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "archive/extract.hpp"
#include "build/binaries_metadata.hpp"
#include "support/file.hpp"
#include "support/paths.hpp"
#include "tree/ctest_files.hpp"
#include "tree/driver.hpp"
#include "tree/launch_files.hpp"
#include "tree/layout.hpp"
#include "tree/list_tests.hpp"
#include "tree/manifest.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

// ctest files are code, and a remap belongs to the machine it was made on.
bool is_wanted(std::string_view member) {
  return !path_below(member, layout::ctest_directory) && member != layout::workspace_remap;
}

std::string read_metadata(const fs::path& root, const std::string& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(root / path, ignored)) {
    throw Error(failed, "it is no archive of Rust tests: it has no '" + path + "'",
                "write one with `reuse-build archive` or `cargo nextest archive`");
  }
  return read_file(root / path, failed);
}

bool has_manifest(const fs::path& root) {
  return fs::is_regular_file(root / layout::manifest);
}

TestTree read_documents(const fs::path& root, RustBuild& build) {
  TestTree tree;
  tree.root = root;
  build = parse_binaries_metadata(read_metadata(root, layout::binaries_metadata),
                                  layout::binaries_metadata);
  tree.workspace =
      parse_cargo_metadata(read_metadata(root, layout::cargo_metadata), layout::cargo_metadata);
  return tree;
}

std::string label_of_driver(const fs::path& root, const std::string& triple) {
  if (!is_plain_relative_path(triple) || triple.find('/') != std::string::npos) {
    throw Error(failed, "the archive's manifest names the driver '" + triple + "'");
  }
  std::error_code ignored;
  if (fs::is_regular_file(root / layout::driver(triple), ignored)) return triple;
  throw Error(failed, "the archive lacks its driver '" + layout::driver(triple) + "'",
              "archive again: the file is damaged or was written by hand");
}

TestSuites bare_suites(const RustBuild& build, const Workspace& workspace) {
  TestSuites suites;
  for (const TestBinary& binary : build.binaries) {
    suites.push_back({binary, workspace.package(binary.package_id).name, {}, std::nullopt, {}});
  }
  return suites;
}

TestTree load_own(const fs::path& root) {
  RustBuild build;
  TestTree tree = read_documents(root, build);
  tree.driver_triple = label_of_driver(
      root, parse_manifest(read_file(root / layout::manifest, failed)).driver_triple);
  tree.suites = bare_suites(build, tree.workspace);
  read_launch_files(tree.suites, root);
  return tree;
}

// Puts what cargo-nextest's archives lack into the tree, a manifest included, so that it loads like
// our own from then on.
void complete_foreign_tree(const fs::path& root, const std::string& workspace_remap) {
  RustBuild build;
  TestTree tree = read_documents(root, build);
  const std::string workspace = find_workspace(tree, workspace_remap);
  const TestSuites suites =
      make_suites(build, tree.workspace, Placement::in_tree, read_cargo_env(workspace));
  const auto write = [&root](const std::string& path, const std::string& bytes) {
    write_file(root / path, bytes, failed);
  };
  write_launch_files(suites, write);
  const InstalledDriver driver = find_installed_driver();
  make_directories((root / layout::driver(driver.triple)).parent_path(), failed);
  fs::copy_file(driver.file, root / layout::driver(driver.triple));
  Manifest manifest;
  manifest.host_triple = build.host.triple;
  manifest.target_triple = build.target_platform().triple;
  manifest.driver_triple = driver.triple;
  write(layout::manifest, manifest_text(manifest, suites, {}));
}

// The directory that somebody asked for; an error when it is none, whatever else could be taken.
std::string demanded_workspace(const std::string& directory, const std::string& origin) {
  std::error_code error;
  const fs::path canonical = fs::canonical(directory, error);
  if (!error && fs::is_directory(canonical, error)) return canonical.string();
  throw Error(failed, "the workspace '" + directory + "' (from " + origin + ") is not a directory",
              "give the directory that holds the workspace's Cargo.toml on this machine");
}

bool all_listed(const TestSuites& suites) {
  return std::all_of(suites.begin(), suites.end(),
                     [](const TestSuite& suite) { return suite.tests.has_value(); });
}

// Lists what was not listed where the archive was made.
void list_missing(TestTree& tree, const std::string& workspace_remap) {
  if (all_listed(tree.suites)) return;
  list_tests(tree.suites, tree.root, tree.driver(), find_workspace(tree, workspace_remap));
  for (std::size_t index = 0; index < tree.suites.size(); ++index) {
    if (tree.suites[index].tests) fs::remove(tree.root / layout::not_listed_file(index));
  }
}

}  // namespace

fs::path TestTree::driver() const {
  return root / layout::driver(driver_triple);
}

TestTree unpack_test_tree(const fs::path& archive, const fs::path& root,
                          const std::string& workspace_remap) {
  extract_archive(archive, root, {is_wanted});
  try {
    if (!has_manifest(root)) complete_foreign_tree(root, workspace_remap);
    TestTree tree = load_own(root);
    list_missing(tree, workspace_remap);
    const auto write = [&root](const std::string& path, const std::string& bytes) {
      write_file(root / path, bytes, failed);
    };
    write_launch_files(tree.suites, write);
    write_ctest_files(tree.suites, references_inside_tree(tree.driver_triple),
                      layout::ctest_directory, write);
    write(layout::root_ctest_file, "subdirs(" + layout::ctest_directory + ")\n");
    return tree;
  } catch (const Error& error) {
    throw Error(error.code(),
                "cannot use the archive '" + archive.string() + "': " + error.message(),
                error.hint());
  }
}

TestTree load_test_tree(const fs::path& root) {
  return load_own(root);
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
    if (suite.tests) continue;
    reasons += fmt::format("\n{}: {}", suite.binary.binary_id, suite.not_listed);
  }
  if (reasons.empty()) return;
  throw Error(ExitCode::test_list_failed, "cannot list the tests of some binaries:" + reasons);
}

}  // namespace reuse_build
