// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/unpack.hpp"

#include <algorithm>
#include <optional>

#include "build/binaries_metadata.hpp"
#include "build/build_script_output.hpp"
#include "config/cargo_config.hpp"
#include "config/target_runner.hpp"
#include "config/triple_cfg.hpp"
#include "report/progress_bar.hpp"
#include "support/file.hpp"
#include "support/paths.hpp"
#include "tree/archive_summary.hpp"
#include "tree/ctest_files.hpp"
#include "tree/driver.hpp"
#include "tree/in_archive.hpp"
#include "tree/integrity.hpp"
#include "tree/layout.hpp"
#include "tree/list_tests.hpp"
#include "tree/needed_files.hpp"
#include "tree/suite_runners.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

// ctest files are code, and a remap belongs to the machine it was made on.
bool may_be_kept(std::string_view member) {
  return !path_below(member, layout::ctest_directory) && member != layout::workspace_remap;
}

// Where the tool itself reads and writes, nothing may lead elsewhere.
bool forbids_links(std::string_view member) {
  return path_below(member, layout::own_directory) || path_below(member, layout::nextest_directory);
}

WriteTreeFile write_below(const fs::path& root) {
  return [root](const std::string& path, const std::string& bytes) {
    write_file(root / path, bytes, failed);
  };
}

// Which files are to be written, for the tests that are chosen; nothing when all are.
std::optional<NeededFiles> choose_files(const UnpackRequest& request,
                                        const std::optional<TestTree>& summary) {
  if (!request.choose) return std::nullopt;
  TestTree tree = summary ? *summary : read_metadata(request.archive);
  request.choose(tree.workspace, tree.suites);
  if (suite_count(tree.suites) == tree.suites.size()) return std::nullopt;
  if (summary) return NeededFiles(tree.manifest, tree.suites);
  return NeededFiles(tree.suites);
}

std::uint64_t bytes_of(const Manifest& manifest, const NeededFiles& needed) {
  std::uint64_t bytes = 0;
  for (const ManifestFile& file : manifest.files) {
    if (needed.includes(file.member.path)) bytes += file.member.size;
  }
  return bytes;
}

std::vector<FrameRange> ranges_for(const UnpackRequest& request, const Manifest& manifest,
                                   const std::optional<NeededFiles>& chosen) {
  if (!chosen) return frames_to_read(request.archive, manifest, {});
  return frames_to_read(request.archive, manifest, [&chosen](const ManifestFile& file) {
    return chosen->includes(file.member.path);
  });
}

void extract(const UnpackRequest& request) {
  const std::optional<TestTree> summary = read_summary(request.archive);
  const std::optional<NeededFiles> chosen = choose_files(request, summary);
  const NeededFiles needed = chosen.value_or(NeededFiles());
  ProgressBar progress("Extracting", summary ? bytes_of(summary->manifest, needed) : 0);
  ExtractOptions options;
  options.wanted = [&needed](std::string_view path) {
    return may_be_kept(path) && needed.includes(path);
  };
  options.forbids_links = forbids_links;
  options.limits = request.limits;
  // The checksums of zstd's frames are checked as they are read; other formats have none, and of a
  // frame that is read in part none is seen.
  options.wants_digests =
      request.verify || chosen || request.archive.format() != ArchiveFormat::tar_zst;
  options.on_progress = [&progress](std::uint64_t bytes) { progress.advance(bytes); };
  if (summary) options.ranges = ranges_for(request, summary->manifest, chosen);
  const ExtractSummary extracted = extract_archive(request.archive, request.root, options);
  request.archive.require_unchanged();
  const auto manifest = read_below(request.root)(layout::manifest);
  if (!manifest) return;
  in_archive(request.archive, [&] {
    // What is in the archive, but not kept, is not in the tree either.
    require_as_in_manifest(extracted, parse_manifest(*manifest), options.wanted, ReadFrom::archive);
  });
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

RustBuild read_build(const fs::path& root) {
  RustBuild build = parse_binaries_metadata(
      read_required(read_below(root), layout::binaries_metadata), layout::binaries_metadata);
  read_build_script_outputs(build, root);
  return build;
}

// The suites of an archive of nextest's, which carries nothing of cargo's configuration: it is that
// of the workspace here.
TestSuites imported_suites(const UnpackRequest& request, const RustBuild& build,
                           const Workspace& workspace) {
  const auto make = [&](const CargoEnvironment& cargo_env) {
    return in_archive(request.archive,
                      [&] { return make_suites(build, workspace, Placement::in_tree, cargo_env); });
  };
  if (!request.keeps_cargo_config) return make({});
  TestTree tree;
  tree.root = request.root;
  tree.workspace = workspace;
  const std::string here = find_workspace(tree, request.workspace_remap);
  TestSuites suites = make(read_cargo_env(here, ConfigScope::machine));
  const PlatformTriples triples{build.host.triple, build.target_platform().triple};
  set_runners(suites, read_runners(here, ConfigScope::machine, {}, triples, cfg_of_triple));
  return suites;
}

// Puts what cargo-nextest's archives lack into the tree, a manifest included, so that it loads like
// our own from then on.
void complete_imported_tree(const UnpackRequest& request) {
  const fs::path& root = request.root;
  const Workspace workspace = in_archive(request.archive, [&root] {
    return parse_cargo_metadata(read_required(read_below(root), layout::cargo_metadata),
                                layout::cargo_metadata);
  });
  const RustBuild build = in_archive(request.archive, [&root] { return read_build(root); });
  const TestSuites suites = imported_suites(request, build, workspace);
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
  write(layout::manifest, manifest_text(manifest, suites));
}

// Lists what was not listed where the archive was made.
void list_missing(TestTree& tree, const UnpackRequest& request) {
  const auto is_missing = [](const TestSuite& suite) { return suite.is_wanted() && !suite.tests; };
  if (std::none_of(tree.suites.begin(), tree.suites.end(), is_missing)) return;
  const std::string workspace = find_workspace(tree, request.workspace_remap);
  std::vector<std::string> environment = cargo_config_variables(tree.manifest, workspace);
  for (std::string& variable : profile_variable(request.tests.profile)) {
    environment.push_back(std::move(variable));
  }
  list_tests(tree.suites, tree.root, tree.driver(), workspace, environment,
             request.list_time_limit);
  for (std::size_t index = 0; index < tree.suites.size(); ++index) {
    if (tree.suites[index].tests) fs::remove(tree.root / layout::not_listed_file(index));
  }
}

// The tree's manifest names what came out of the archive, not what was left there or written here.
void note_what_is_there(TestTree& tree) {
  std::erase_if(tree.manifest.files, [&tree](const ManifestFile& file) {
    std::error_code ignored;
    const std::string& path = file.member.path;
    return path_below(path, layout::ctest_directory) ||
           path_below(path, layout::launch_directory) ||
           !fs::exists(fs::symlink_status(tree.root / path, ignored));
  });
}

TestTree make_test_tree(const UnpackRequest& request) {
  const fs::path& root = request.root;
  if (!fs::is_regular_file(root / layout::manifest)) complete_imported_tree(request);
  TestTree tree = in_archive(request.archive, [&root] { return load_test_tree(root); });
  // Twice, since what is not chosen need not be listed, and the rest of it must be.
  const auto choose = [&] {
    if (tree.manifest.imported && request.configuration.apply) request.configuration.apply(tree);
    if (request.choose) request.choose(tree.workspace, tree.suites);
  };
  choose();
  if (!request.fallback_runner.empty()) {
    set_fallback_runner(tree.suites, request.fallback_runner);
    write_launch_files(tree.suites, write_below(root));
  }
  list_missing(tree, request);
  choose();
  const auto write = write_below(root);
  write_launch_files(tree.suites, write);
  CtestReferences references = references_inside_tree(tree.manifest.driver_triple);
  references.launcher = request.launcher;
  write_ctest_files(tree.suites, references, layout::ctest_directory, write, request.tests);
  write(layout::root_ctest_file, root_ctest_file(layout::ctest_directory));
  note_what_is_there(tree);
  write(layout::manifest, manifest_text(tree.manifest, tree.suites));
  return tree;
}

}  // namespace

std::vector<std::string> cargo_config_variables(const Manifest& manifest,
                                                const std::string& workspace) {
  std::vector<std::string> variables =
      effective_variables(read_cargo_env(workspace, ConfigScope::machine));
  if (!manifest.imported) return variables;
  const PlatformTriples triples{manifest.host_triple, manifest.target_triple};
  const auto runners = runner_variables(
      read_runners(workspace, ConfigScope::machine, {}, triples, cfg_of_triple), triples);
  variables.insert(variables.end(), runners.begin(), runners.end());
  return variables;
}

TestTree unpack_test_tree(const UnpackRequest& request) {
  extract(request);
  return make_test_tree(request);
}

}  // namespace reuse_build
