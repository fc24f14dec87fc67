// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/selection.hpp"

#include "launch/error.hpp"

namespace reuse_build {

Selection::Selection(const SelectionOptions& options, const WorkspaceGraph& graph,
                     const FiltersetContext& context)
    : filterset_(Filterset::compile(options.filtersets, graph, FiltersetUse::run, context)),
      platform_(parse_platform(options.platform_filter)),
      ignored_(parse_ignored(options.run_ignored)) {
  if (!options.partition.empty()) partition_ = Partition::parse(options.partition);
}

Selection::Ignored Selection::parse_ignored(const std::string& value) {
  if (value.empty() || value == "default") return Ignored::excluded;
  if (value == "only" || value == "ignored-only") return Ignored::only;
  if (value == "all") return Ignored::included;
  throw Error(ExitCode::usage, "--run-ignored '" + value + "': it is default, only or all");
}

std::string Selection::parse_platform(const std::string& value) {
  if (value.empty() || value == "any") return {};
  if (value == "target" || value == "host") return value;
  throw Error(ExitCode::usage, "--platform-filter '" + value + "': it is target, host or any");
}

bool Selection::wants(const TestBinary& binary) const {
  if (!platform_.empty() && binary.build_platform != platform_) return false;
  return filterset_.matches_binary(binary) != Verdict::no;
}

bool Selection::matches(const TestBinary& binary, const launch::TestName& test) const {
  if (ignored_ != Ignored::included && test.ignored != (ignored_ == Ignored::only)) return false;
  return filterset_.matches_test(binary, test.name);
}

// The partition comes last: it deals out what the others have left.
std::vector<std::optional<std::vector<launch::TestName>>> Selection::select(
    std::span<const SuiteView> suites) const {
  std::optional<PartitionSelector> part;
  if (partition_) part.emplace(*partition_);
  std::vector<std::optional<std::vector<launch::TestName>>> selected;
  for (const SuiteView& suite : suites) {
    selected.emplace_back();
    if (!wants(*suite.binary)) continue;
    std::vector<launch::TestName>& tests = selected.back().emplace();
    if (part) part->begin_binary();
    for (const launch::TestName& test : suite.tests) {
      if (!matches(*suite.binary, test)) continue;
      if (!part || part->keeps(test.name, test.ignored)) tests.push_back(test);
    }
  }
  return selected;
}

}  // namespace reuse_build
