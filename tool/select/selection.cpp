// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/selection.hpp"

#include "launch/error.hpp"

namespace reuse_build {

namespace {

std::vector<launch::TestName> chosen_tests(const SuiteView& suite, const SuiteChoice& choice) {
  std::vector<launch::TestName> tests;
  for (std::size_t index = 0; index < choice.mismatches.size(); ++index) {
    if (!choice.mismatches[index]) tests.push_back(suite.tests[index]);
  }
  return tests;
}

// `kept` is what a partition left of the chosen tests, in their order.
void mark_removed(const SuiteView& suite, const std::vector<launch::TestName>& kept,
                  SuiteChoice& choice) {
  auto next = kept.begin();
  for (std::size_t index = 0; index < choice.mismatches.size(); ++index) {
    if (choice.mismatches[index]) continue;
    if (next != kept.end() && next->name == suite.tests[index].name) {
      ++next;
    } else {
      choice.mismatches[index] = Mismatch::partition;
    }
  }
}

}  // namespace

std::string_view to_word(Mismatch mismatch) {
  switch (mismatch) {
    case Mismatch::ignored:
      return "ignored";
    case Mismatch::string:
      return "string";
    case Mismatch::expression:
      return "expression";
    case Mismatch::default_filter:
      return "default-filter";
    case Mismatch::partition:
      break;
  }
  return "partition";
}

std::string_view to_word(BinaryStatus status) {
  switch (status) {
    case BinaryStatus::listed:
      return "listed";
    case BinaryStatus::skipped_default_filter:
      return "skipped-default-filter";
    case BinaryStatus::skipped:
    case BinaryStatus::of_other_platform:
      break;
  }
  return "skipped";
}

Selection::Selection(const SelectionOptions& options, const WorkspaceGraph& graph,
                     ExpectedSeconds seconds, const FiltersetContext& context)
    : filterset_(Filterset::compile(options.filtersets, graph, FiltersetUse::run, context)),
      default_filter_(options.ignore_default_filter ? nullptr : context.default_filter),
      names_(options.names),
      more_names_(options.more_names),
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

BinaryStatus Selection::status_of(const TestBinary& binary) const {
  if (!platform_.empty() && binary.build_platform != platform_) {
    return BinaryStatus::of_other_platform;
  }
  if (filterset_.matches_binary(binary) == Verdict::no) return BinaryStatus::skipped;
  if (default_filter_ && default_filter_->matches_binary(binary) == Verdict::no) {
    return BinaryStatus::skipped_default_filter;
  }
  return BinaryStatus::listed;
}

std::optional<Mismatch> Selection::mismatch_of(const TestBinary& binary,
                                               const launch::TestName& test) const {
  if (ignored_ != Ignored::included && test.ignored != (ignored_ == Ignored::only)) {
    return Mismatch::ignored;
  }
  if (!is_chosen(test.name, names_, more_names_)) return Mismatch::string;
  if (!filterset_.matches_test(binary, test.name)) return Mismatch::expression;
  if (default_filter_ && !default_filter_->matches_test(binary, test.name)) {
    return Mismatch::default_filter;
  }
  return std::nullopt;
}

SuiteChoice Selection::judge_alone(const SuiteView& suite) const {
  SuiteChoice choice{status_of(*suite.binary), {}};
  if (choice.status != BinaryStatus::listed) return choice;
  for (const launch::TestName& test : suite.tests) {
    choice.mismatches.push_back(mismatch_of(*suite.binary, test));
  }
  return choice;
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

void Selection::mark_other_parts(std::span<const SuiteView> suites,
                                 std::vector<SuiteChoice>& choices) const {
  std::vector<ChosenTests> chosen;
  for (std::size_t index = 0; index < suites.size(); ++index) {
    chosen.push_back({suites[index].binary, chosen_tests(suites[index], choices[index])});
  }
  keep_part(chosen);
  for (std::size_t index = 0; index < suites.size(); ++index) {
    mark_removed(suites[index], chosen[index].tests, choices[index]);
  }
}

// The partition comes last: it deals out what the others have left.
std::vector<SuiteChoice> Selection::judge(std::span<const SuiteView> suites) const {
  std::vector<SuiteChoice> choices;
  choices.reserve(suites.size());
  for (const SuiteView& suite : suites) choices.push_back(judge_alone(suite));
  if (partition_) mark_other_parts(suites, choices);
  return choices;
}

std::vector<std::optional<std::vector<launch::TestName>>> Selection::select(
    std::span<const SuiteView> suites) const {
  const std::vector<SuiteChoice> choices = judge(suites);
  std::vector<std::optional<std::vector<launch::TestName>>> selected(suites.size());
  for (std::size_t index = 0; index < suites.size(); ++index) {
    if (choices[index].status != BinaryStatus::listed) continue;
    selected[index] = chosen_tests(suites[index], choices[index]);
  }
  return selected;
}

}  // namespace reuse_build
