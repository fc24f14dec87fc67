// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/test_choice.hpp"

#include <algorithm>

namespace reuse_build {

namespace {

// A selection wants names in the order of their bytes; names files have that of their encoding.
using Names = std::vector<launch::TestName>;

Names sorted_names(const TestSuite& suite) {
  Names names = suite.tests.value_or(Names());
  std::sort(names.begin(), names.end(),
            [](const auto& left, const auto& right) { return left.name < right.name; });
  return names;
}

void choose(const SelectionOptions& options, const Workspace& workspace, TestSuites& suites) {
  const Selection selection(options, WorkspaceGraph(workspace));
  std::vector<Names> names;
  names.reserve(suites.size());
  std::vector<SuiteView> views;
  for (const TestSuite& suite : suites) {
    names.push_back(sorted_names(suite));
    views.push_back({&suite.binary, names.back()});
  }
  const auto chosen = selection.select(views);
  for (std::size_t index = 0; index < suites.size(); ++index) {
    if (suites[index].tests || !selection.wants(suites[index].binary)) {
      suites[index].chosen = chosen[index].value_or(Names());
    }
  }
}

}  // namespace

ChooseTests choose_by(const SelectionOptions& options) {
  const bool is_any = options.platform_filter.empty() || options.platform_filter == "any";
  if (options.filtersets.empty() && options.partition.empty() && is_any) return {};
  SelectionOptions with_ignored = options;
  with_ignored.run_ignored = "all";
  return [with_ignored](const Workspace& workspace, TestSuites& suites) {
    choose(with_ignored, workspace, suites);
  };
}

bool is_selected(const launch::TestName& test, const std::string& run_ignored) {
  if (run_ignored == "all") return true;
  return test.ignored == (run_ignored == "only");
}

}  // namespace reuse_build
