// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/test_source.hpp"

#include <algorithm>

#include "command/built_workspace.hpp"
#include "command/import_configuration.hpp"
#include "command/test_choice.hpp"
#include "diagnosis/diagnosis.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "tree/archive_summary.hpp"
#include "tree/build_in_tree.hpp"
#include "tree/driver.hpp"
#include "tree/unpack.hpp"

namespace reuse_build {

namespace {

// Says once what the driver will say of every test that cannot start. A tree in the cache is as its
// manifest says, which has all facts where the archive was ours.
void warn_of_problems(const TestTree& tree, const std::string& workspace_remap) {
  TreeFiles files = tree.manifest.files.empty() ? TreeFiles::extracted(tree.root)
                                                : TreeFiles::in_archive(tree.manifest);
  const TestSite site = test_site(this_machine(), tree, files, workspace_remap);
  const Diagnosis diagnosis = diagnose(tree, site, files);
  for (const SharedProblem& problem : diagnosis.problems) {
    report_warning(to_line(problem, diagnosis.binary_count));
  }
}

ReadyTests from_archive(const TestSource& source) {
  const ArchiveFile archive(source.archive.file, source.archive.format);
  auto [lock, tree] = Cache::open().tree_of(
      archive, source.workspace_remap, choose_by(source.selection), source.archive.limits,
      source.list_timeout, configuration_for_import(archive, source.workspace_remap));
  CtestReferences references = references_to_tree(tree.root, tree.driver());
  const std::string workspace = find_workspace(tree, source.workspace_remap);
  warn_of_problems(tree, source.workspace_remap);
  references.run_arguments = {"--workspace", workspace};
  std::vector<std::string> environment;
  if (tree.manifest.imported) {
    environment = cargo_config_variables(tree.manifest, workspace);
  }
  return {std::move(lock), std::move(tree.suites), std::move(references),
          tree.manifest.imported ? workspace : std::string(), std::move(environment)};
}

// What can be listed, with the suites that are.
struct Listable {
  Workspace workspace;
  RustBuild build;
  TestSuites suites;
  std::string root;  // of the workspace, where it is now
};

Listable list_build(const TestSource& source, const std::filesystem::path& scratch) {
  BuiltWorkspace built = build_workspace(source.cargo);
  TestSuites suites = list_in_place(
      built, scratch, {choose_by(source.selection), source.selection.profile, source.list_timeout});
  const std::string root = built.workspace.root;
  return {std::move(built.workspace), std::move(built.build), std::move(suites), root};
}

ReadyTests from_build(const TestSource& source, const std::filesystem::path& scratch) {
  Listable tests = list_build(source, scratch);
  CtestReferences references = references_to_tree(scratch, find_installed_driver().file);
  references.run_arguments = {"--workspace", tests.root};
  return {std::nullopt, std::move(tests.suites), std::move(references), tests.root, {}};
}

Listable list_build(const TestSource& source) {
  const StagedDirectory scratch(std::filesystem::temp_directory_path(), "reuse-build",
                                ExitCode::setup_error);
  return list_build(source, scratch.path());
}

bool tells_all_tests(const TestTree& summary) {
  return std::all_of(summary.suites.begin(), summary.suites.end(),
                     [](const TestSuite& suite) { return suite.tests.has_value(); });
}

Listable list_extracted(const TestSource& source, const ArchiveFile& archive, bool has_paths) {
  TestTree tree = Cache::open()
                      .tree_of(archive, source.workspace_remap, choose_by(source.selection),
                               source.archive.limits, source.list_timeout,
                               configuration_for_import(archive, source.workspace_remap))
                      .tree;
  RustBuild build = build_in_tree(tree);
  std::string root = has_paths ? find_workspace(tree, source.workspace_remap) : tree.workspace.root;
  return {std::move(tree.workspace), std::move(build), std::move(tree.suites), std::move(root)};
}

Listable list_archive(const TestSource& source, bool has_paths) {
  const ArchiveFile archive(source.archive.file, source.archive.format);
  std::optional<TestTree> summary = has_paths ? std::nullopt : read_summary(archive);
  if (!summary || !tells_all_tests(*summary)) return list_extracted(source, archive, has_paths);
  if (const ChooseTests choose = choose_by(source.selection)) {
    choose(summary->workspace, summary->suites);
  }
  const std::string root = summary->workspace.root;
  return {std::move(summary->workspace), std::move(summary->build), std::move(summary->suites),
          root};
}

// The binaries' paths are the build's: a suite has that of the build machine.
TestListing to_listing(const SelectionOptions& selection, Listable tests) {
  std::vector<JudgedSuite> judged = judge(selection, tests.workspace, tests.suites);
  TestListing listing{std::move(tests.build), {}};
  for (std::size_t index = 0; index < judged.size(); ++index) {
    const TestBinary& binary = listing.build.binaries[index];
    listing.suites.push_back({binary, tests.suites[index].package_name,
                              test_directory(tests.workspace, binary.package_id, tests.root),
                              std::move(judged[index].tests), std::move(judged[index].choice)});
  }
  return listing;
}

}  // namespace

ReadyTests make_ready(const TestSource& source, const std::filesystem::path& scratch) {
  ReadyTests ready =
      source.archive.file.empty() ? from_build(source, scratch) : from_archive(source);
  require_all_listed(ready.suites);
  return ready;
}

TestListing list_source(const TestSource& source, bool has_paths) {
  Listable tests =
      source.archive.file.empty() ? list_build(source) : list_archive(source, has_paths);
  require_all_listed(tests.suites);
  return to_listing(source.selection, std::move(tests));
}

RustBuild binaries_of(const TestSource& source) {
  if (source.archive.file.empty()) {
    BuiltWorkspace built = build_workspace(source.cargo);
    check(source.selection, built.workspace);
    return std::move(built.build);
  }
  TestTree metadata = read_metadata(ArchiveFile(source.archive.file, source.archive.format));
  check(source.selection, metadata.workspace);
  return std::move(metadata.build);
}

}  // namespace reuse_build
