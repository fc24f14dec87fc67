// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/test_source.hpp"

#include "command/built_workspace.hpp"
#include "tree/driver.hpp"

namespace reuse_build {

namespace {

ReadyTests from_archive(const TestSource& source, const Cache& cache, bool needs_workspace) {
  auto [lock, tree] = cache.tree_of(source.archive_file, source.workspace_remap);
  CtestReferences references = references_to_tree(tree.root, tree.driver());
  if (needs_workspace) {
    references.run_arguments = {"--workspace", find_workspace(tree, source.workspace_remap)};
  }
  return {std::move(lock), std::move(tree.suites), std::move(references)};
}

ReadyTests from_build(const TestSource& source, const std::filesystem::path& scratch) {
  TestSuites suites = list_in_place(build_workspace(source.cargo), scratch);
  return {std::nullopt, std::move(suites),
          references_to_tree(scratch, find_installed_driver().file)};
}

}  // namespace

ReadyTests make_ready(const TestSource& source, const Cache& cache,
                      const std::filesystem::path& scratch, bool needs_workspace) {
  ReadyTests ready = source.archive_file.empty() ? from_build(source, scratch)
                                                 : from_archive(source, cache, needs_workspace);
  require_all_listed(ready.suites);
  return ready;
}

bool is_selected(const launch::TestName& test, const std::string& run_ignored) {
  if (run_ignored == "all") return true;
  return test.ignored == (run_ignored == "only");
}

}  // namespace reuse_build
