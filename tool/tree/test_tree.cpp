// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "archive/extract.hpp"
#include "build/binaries_metadata.hpp"
#include "build/build_script_output.hpp"
#include "support/file.hpp"
#include "support/paths.hpp"
#include "support/sha256.hpp"
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
const std::string damaged_hint = "archive again: the file is damaged or was written by hand";

// ctest files are code, and a remap belongs to the machine it was made on.
bool is_wanted(std::string_view member) {
  return !path_below(member, layout::ctest_directory) && member != layout::workspace_remap;
}

// Where the tool itself reads and writes, nothing may lead elsewhere.
bool is_real(std::string_view member) {
  return path_below(member, layout::own_directory) || path_below(member, layout::nextest_directory);
}

void extract(const UnpackRequest& request) {
  Sha256 digest;
  extract_archive(request.archive, request.root, {is_wanted, is_real, &digest});
  if (request.sha256.empty() || digest.hex_digest() == request.sha256) return;
  throw Error(failed, "the archive '" + request.archive.string() + "' changed while it was read",
              "wait until whoever writes it is done, and try again");
}

std::string read_metadata(const fs::path& root, const std::string& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(root / path, ignored)) {
    throw Error(failed, "it is no archive of Rust tests: it has no '" + path + "'",
                "write one with `reuse-build archive` or `cargo nextest archive`");
  }
  return read_file(root / path, failed);
}

WriteTreeFile write_below(const fs::path& root) {
  return [root](const std::string& path, const std::string& bytes) {
    write_file(root / path, bytes, failed);
  };
}

bool has_manifest(const fs::path& root) {
  return fs::is_regular_file(root / layout::manifest);
}

RustBuild read_build(const fs::path& root) {
  return parse_binaries_metadata(read_metadata(root, layout::binaries_metadata),
                                 layout::binaries_metadata);
}

Workspace read_workspace(const fs::path& root) {
  return parse_cargo_metadata(read_metadata(root, layout::cargo_metadata), layout::cargo_metadata);
}

void check_driver(const fs::path& root, const std::string& triple) {
  if (!is_plain_relative_path(triple) || triple.find('/') != std::string::npos) {
    throw Error(failed, "the archive's manifest names the driver '" + triple + "'");
  }
  std::error_code ignored;
  if (fs::is_regular_file(root / layout::driver(triple), ignored)) return;
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

// nextest before 0.9.131 recorded no build scripts' variables, but archived the file they are in.
void read_build_script_outputs(RustBuild& build, const fs::path& root) {
  if (build.build_script_environment) return;
  auto& environment = build.build_script_environment.emplace();
  for (const auto& [package, out_dir] : build.out_dirs) {
    const fs::path file = (root / "target" / out_dir).parent_path() / "output";
    std::error_code ignored;
    if (!is_plain_relative_path(out_dir) || !fs::is_regular_file(file, ignored)) continue;
    environment[package] = parse_build_script_output(read_file(file, failed)).environment;
  }
}

// Puts what cargo-nextest's archives lack into the tree, a manifest included, so that it loads like
// our own from then on.
void complete_imported_tree(const UnpackRequest& request) {
  const fs::path& root = request.root;
  RustBuild build = read_build(root);
  read_build_script_outputs(build, root);
  const Workspace workspace = read_workspace(root);
  CargoEnvironment cargo_env;
  if (request.keeps_cargo_env) {
    const std::string here =
        find_workspace({root, workspace, {}, true, {}}, request.workspace_remap);
    cargo_env = read_cargo_env(here, ConfigScope::machine);
  }
  const TestSuites suites = make_suites(build, workspace, Placement::in_tree, cargo_env);
  const auto write = write_below(root);
  write_launch_files(suites, write);
  const InstalledDriver driver = find_installed_driver();
  make_directories((root / layout::driver(driver.triple)).parent_path(), failed);
  fs::copy_file(driver.file, root / layout::driver(driver.triple));
  Manifest manifest;
  manifest.imported = true;
  manifest.host_triple = build.host.triple;
  manifest.target_triple = build.target_platform().triple;
  manifest.driver_triple = driver.triple;
  write(layout::manifest, manifest_text(manifest, suites, {}));
}

bool all_listed(const TestSuites& suites) {
  return std::all_of(suites.begin(), suites.end(),
                     [](const TestSuite& suite) { return suite.tests.has_value(); });
}

// Lists what was not listed where the archive was made.
void list_missing(TestTree& tree, const std::string& workspace_remap) {
  if (all_listed(tree.suites)) return;
  const std::string workspace = find_workspace(tree, workspace_remap);
  list_tests(tree.suites, tree.root, tree.driver(), workspace,
             effective_variables(read_cargo_env(workspace, ConfigScope::machine)));
  for (std::size_t index = 0; index < tree.suites.size(); ++index) {
    if (tree.suites[index].tests) fs::remove(tree.root / layout::not_listed_file(index));
  }
}

TestTree make_test_tree(const UnpackRequest& request) {
  const fs::path& root = request.root;
  if (!has_manifest(root)) complete_imported_tree(request);
  TestTree tree = load_test_tree(root);
  list_missing(tree, request.workspace_remap);
  const auto write = write_below(root);
  write_launch_files(tree.suites, write);
  write_ctest_files(tree.suites, references_inside_tree(tree.driver_triple),
                    layout::ctest_directory, write);
  write(layout::root_ctest_file, "subdirs(" + layout::ctest_directory + ")\n");
  return tree;
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
  return root / layout::driver(driver_triple);
}

TestTree unpack_test_tree(const UnpackRequest& request) {
  extract(request);
  try {
    return make_test_tree(request);
  } catch (const Error& error) {
    throw Error(error.code(),
                "cannot use the archive '" + request.archive.string() + "': " + error.message(),
                error.hint().empty() ? damaged_hint : error.hint());
  }
}

TestTree load_test_tree(const fs::path& root) {
  TestTree tree;
  tree.root = root;
  tree.workspace = read_workspace(root);
  const Manifest manifest = parse_manifest(read_file(root / layout::manifest, failed));
  check_driver(root, manifest.driver_triple);
  tree.driver_triple = manifest.driver_triple;
  tree.imported = manifest.imported;
  tree.suites = bare_suites(read_build(root), tree.workspace);
  read_launch_files(tree.suites, root);
  return tree;
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
