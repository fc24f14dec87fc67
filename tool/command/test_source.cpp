// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/test_source.hpp"

#include <algorithm>

#include "command/built_workspace.hpp"
#include "command/import_configuration.hpp"
#include "command/test_choice.hpp"
#include "config/cargo_config.hpp"
#include "diagnosis/diagnosis.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "tree/archive_summary.hpp"
#include "tree/driver.hpp"

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
      configuration_for_import(archive, source.workspace_remap));
  CtestReferences references = references_to_tree(tree.root, tree.driver());
  const std::string workspace = find_workspace(tree, source.workspace_remap);
  warn_of_problems(tree, source.workspace_remap);
  references.run_arguments = {"--workspace", workspace};
  std::vector<std::string> environment;
  if (tree.manifest.imported) {
    environment = effective_variables(read_cargo_env(workspace, ConfigScope::machine));
  }
  return {std::move(lock), std::move(tree.suites), std::move(references), std::move(environment)};
}

ReadyTests from_build(const TestSource& source, const std::filesystem::path& scratch) {
  const BuiltWorkspace built = build_workspace(source.cargo);
  TestSuites suites = list_in_place(built, scratch);
  if (const ChooseTests choose = choose_by(source.selection)) choose(built.workspace, suites);
  CtestReferences references = references_to_tree(scratch, find_installed_driver().file);
  references.run_arguments = {"--workspace", built.workspace.root};
  return {std::nullopt, std::move(suites), std::move(references), {}};
}

TestSuites suites_of_build(const TestSource& source) {
  const StagedDirectory scratch(std::filesystem::temp_directory_path(), "reuse-build",
                                ExitCode::setup_error);
  return from_build(source, scratch.path()).suites;
}

TestSuites suites_of_archive(const TestSource& source) {
  const ArchiveFile archive(source.archive.file, source.archive.format);
  const ChooseTests choose = choose_by(source.selection);
  std::optional<TestTree> summary = read_summary(archive);
  const auto is_listed = [](const TestSuite& suite) { return suite.tests.has_value(); };
  if (!summary || !std::all_of(summary->suites.begin(), summary->suites.end(), is_listed)) {
    return Cache::open()
        .tree_of(archive, source.workspace_remap, choose, source.archive.limits,
                 configuration_for_import(archive, source.workspace_remap))
        .tree.suites;
  }
  if (choose) choose(summary->workspace, summary->suites);
  return std::move(summary->suites);
}

}  // namespace

ReadyTests make_ready(const TestSource& source, const std::filesystem::path& scratch) {
  ReadyTests ready =
      source.archive.file.empty() ? from_build(source, scratch) : from_archive(source);
  require_all_listed(ready.suites);
  return ready;
}

TestSuites list_suites(const TestSource& source) {
  TestSuites suites =
      source.archive.file.empty() ? suites_of_build(source) : suites_of_archive(source);
  require_all_listed(suites);
  return suites;
}

}  // namespace reuse_build
