// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/test_source.hpp"

#include "command/built_workspace.hpp"
#include "config/cargo_config.hpp"
#include "tree/driver.hpp"

namespace reuse_build {

namespace {

ReadyTests from_archive(const TestSource& source, Purpose purpose) {
  auto [lock, tree] = Cache::open().tree_of(source.archive_file, source.workspace_remap);
  CtestReferences references = references_to_tree(tree.root, tree.driver());
  std::vector<std::string> environment;
  if (purpose == Purpose::run) {
    const std::string workspace = find_workspace(tree, source.workspace_remap);
    references.run_arguments = {"--workspace", workspace};
    if (tree.imported) {
      environment = effective_variables(read_cargo_env(workspace, ConfigScope::machine));
    }
  }
  return {std::move(lock), std::move(tree.suites), std::move(references), std::move(environment)};
}

ReadyTests from_build(const TestSource& source, const std::filesystem::path& scratch) {
  const BuiltWorkspace built = build_workspace(source.cargo);
  TestSuites suites = list_in_place(built, scratch);
  CtestReferences references = references_to_tree(scratch, find_installed_driver().file);
  references.run_arguments = {"--workspace", built.workspace.root};
  return {std::nullopt, std::move(suites), std::move(references), {}};
}

}  // namespace

ReadyTests make_ready(const TestSource& source, const std::filesystem::path& scratch,
                      Purpose purpose) {
  ReadyTests ready =
      source.archive_file.empty() ? from_build(source, scratch) : from_archive(source, purpose);
  require_all_listed(ready.suites);
  return ready;
}

bool is_selected(const launch::TestName& test, const std::string& run_ignored) {
  if (run_ignored == "all") return true;
  return test.ignored == (run_ignored == "only");
}

}  // namespace reuse_build
