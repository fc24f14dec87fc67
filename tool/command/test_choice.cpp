// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/test_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "command/profile_context.hpp"
#include "launch/error.hpp"
#include "report/progress.hpp"
#include "results/durations.hpp"

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

bool is_by_time(const SelectionOptions& options) {
  return !options.partition.empty() &&
         Partition::parse(options.partition).how == Partition::How::time;
}

void check(const SelectionOptions& options) {
  if (is_by_time(options) != options.durations.empty()) return;
  if (options.durations.empty()) {
    throw Error(ExitCode::usage, "--partition '" + options.partition + "' needs --durations",
                "give files of earlier runs: JUnit's, or ctest's CTestCostData.txt");
  }
  throw Error(ExitCode::usage, "--durations means nothing without --partition time:M/N",
              "give such a partition, or leave it out");
}

// Nothing where nobody will ask.
ExpectedSeconds expected_seconds_for(const SelectionOptions& options) {
  if (!is_by_time(options)) return {};
  return
      [durations = Durations::read(options.durations)](
          const std::string& id, const std::string& test) { return durations.expected(id, test); };
}

// All tests of the suites, in the order that a selection wants.
class SortedTests {
 public:
  explicit SortedTests(const TestSuites& suites) {
    names_.reserve(suites.size());
    for (const TestSuite& suite : suites) {
      names_.push_back(sorted_names(suite));
      views_.push_back({&suite.binary, names_.back()});
    }
  }

  [[nodiscard]] const std::vector<SuiteView>& views() const { return views_; }
  [[nodiscard]] std::vector<Names> take() && { return std::move(names_); }

 private:
  std::vector<Names> names_;
  std::vector<SuiteView> views_;
};

// The choice of one command, which makes it several times, as it comes to know more of the tests.
class Choice {
 public:
  explicit Choice(SelectionOptions options)
      : options_(std::move(options)), seconds_(expected_seconds_for(options_)) {}

  void choose(const Workspace& workspace, TestSuites& suites) {
    const WorkspaceGraph graph(workspace);
    const FiltersetContext context = context_of_profile(options_.profile, graph, suites);
    if (chooses_all(context)) return;
    const Selection selection(options_, graph, seconds_, context);
    const auto chosen = selection.select(SortedTests(suites).views());
    for (std::size_t index = 0; index < suites.size(); ++index) {
      if (suites[index].tests || !selection.wants(suites[index].binary)) {
        suites[index].chosen = chosen[index].value_or(Names());
      }
    }
    if (seconds_ && all_listed(suites)) report_time(suites);
  }

 private:
  [[nodiscard]] bool chooses_all(const FiltersetContext& context) const {
    const bool is_any = options_.platform_filter.empty() || options_.platform_filter == "any";
    const bool has_default = context.default_filter && !options_.ignore_default_filter;
    return is_any && !has_default && options_.filtersets.empty() && options_.partition.empty() &&
           options_.names.empty() && options_.more_names.empty();
  }

  static bool all_listed(const TestSuites& suites) {
    return std::all_of(suites.begin(), suites.end(), [](const TestSuite& suite) {
      return suite.tests.has_value() || !suite.is_wanted();
    });
  }

  // Once, however often the tests are chosen.
  void report_time(const TestSuites& suites) {
    if (std::exchange(is_reported_, true)) return;
    std::vector<ChosenTests> chosen;
    for (const TestSuite& suite : suites) {
      chosen.push_back({&suite.binary, suite.chosen.value_or(Names())});
    }
    report_step("Partition", fmt::format("{}: {}, about {:.1f}s one after another",
                                         options_.partition, counted(test_count(suites), "test"),
                                         expected_seconds(chosen, seconds_)));
  }

  SelectionOptions options_;
  ExpectedSeconds seconds_;
  bool is_reported_ = false;
};

}  // namespace

ChooseTests choose_by(const SelectionOptions& options) {
  check(options);
  SelectionOptions with_ignored = options;
  with_ignored.run_ignored = "all";
  const auto choice = std::make_shared<Choice>(std::move(with_ignored));
  return [choice](const Workspace& workspace, TestSuites& suites) {
    choice->choose(workspace, suites);
  };
}

std::vector<JudgedSuite> judge(const SelectionOptions& options, const Workspace& workspace,
                               const TestSuites& suites) {
  check(options);
  const WorkspaceGraph graph(workspace);
  const Selection selection(options, graph, expected_seconds_for(options),
                            context_of_profile(options.profile, graph, suites));
  SortedTests sorted(suites);
  std::vector<SuiteChoice> choices = selection.judge(sorted.views());
  std::vector<Names> names = std::move(sorted).take();
  std::vector<JudgedSuite> judged;
  for (std::size_t index = 0; index < suites.size(); ++index) {
    judged.push_back({std::move(names[index]), std::move(choices[index])});
  }
  return judged;
}

void check(const SelectionOptions& options, const Workspace& workspace) {
  check(options);
  const Selection checked(options, WorkspaceGraph(workspace));
}

bool is_selected(const launch::TestName& test, const std::string& run_ignored) {
  if (run_ignored == "all") return true;
  return test.ignored == (run_ignored == "only");
}

}  // namespace reuse_build
