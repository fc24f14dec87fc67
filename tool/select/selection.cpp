// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/selection.hpp"

#include "launch/error.hpp"

namespace reuse_build {

Selection::Selection(const SelectionOptions& options, const WorkspaceGraph& graph,
                     ExpectedSeconds seconds, const FiltersetContext& context)
    : filterset_(Filterset::compile(options.filtersets, graph, FiltersetUse::run, context)),
      default_filter_(options.ignore_default_filter ? nullptr : context.default_filter),
      seconds_(std::move(seconds)),
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
  if (default_filter_ && default_filter_->matches_binary(binary) == Verdict::no) return false;
  return filterset_.matches_binary(binary) != Verdict::no;
}

bool Selection::matches(const TestBinary& binary, const launch::TestName& test) const {
  if (ignored_ != Ignored::included && test.ignored != (ignored_ == Ignored::only)) return false;
  if (default_filter_ && !default_filter_->matches_test(binary, test.name)) return false;
  return filterset_.matches_test(binary, test.name);
}

std::vector<launch::TestName> Selection::matching(const SuiteView& suite) const {
  std::vector<launch::TestName> tests;
  for (const launch::TestName& test : suite.tests) {
    if (matches(*suite.binary, test)) tests.push_back(test);
  }
  return tests;
}

void Selection::keep_part(std::vector<ChosenTests>& chosen) const {
  if (partition_->how == Partition::How::time) {
    return keep_time_part(chosen, *partition_, seconds_);
  }
  PartitionSelector part(*partition_);
  for (ChosenTests& suite : chosen) {
    part.begin_binary();
    std::erase_if(suite.tests, [&part](const launch::TestName& test) {
      return !part.keeps(test.name, test.ignored);
    });
  }
}

// The partition comes last: it deals out what the others have left.
std::vector<std::optional<std::vector<launch::TestName>>> Selection::select(
    std::span<const SuiteView> suites) const {
  std::vector<ChosenTests> chosen;
  for (const SuiteView& suite : suites) {
    if (wants(*suite.binary)) chosen.push_back({suite.binary, matching(suite)});
  }
  if (partition_) keep_part(chosen);
  std::vector<std::optional<std::vector<launch::TestName>>> selected(suites.size());
  auto next = chosen.begin();
  for (std::size_t index = 0; index < suites.size(); ++index) {
    if (wants(*suites[index].binary)) selected[index] = std::move((next++)->tests);
  }
  return selected;
}

}  // namespace reuse_build
