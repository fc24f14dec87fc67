// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/run_binary.hpp"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "context/ignored_tests.hpp"
#include "context/run_id.hpp"
#include "context/test_environment.hpp"
#include "context/test_names.hpp"
#include "context/test_policy.hpp"
#include "files.hpp"
#include "launch/error.hpp"
#include "run/binary_report.hpp"
#include "run/needed_scripts.hpp"
#include "run/one_process.hpp"
#include "run/schedule.hpp"

namespace reuse_build::driver {
namespace {

using launch::TestName;

// The request's part of the list of tests.
std::vector<TestName> requested_tests(const LaunchContext& context, const BinaryRequest& request) {
  const std::string file = request.names_file.empty() ? names_file_of(context) : request.names_file;
  std::vector<TestName> tests = read_names(file);
  if (request.first > tests.size()) {
    throw Error(ExitCode::setup_error,
                "cannot run tests from number " + std::to_string(request.first) + " on: '" + file +
                    "' has " + std::to_string(tests.size()),
                "the list of tests is older or newer than the ctest file: build or extract again");
  }
  tests.erase(tests.begin(), tests.begin() + static_cast<std::ptrdiff_t>(request.first - 1));
  if (request.count > 0 && request.count < tests.size()) tests.resize(request.count);
  return tests;
}

bool is_wanted(const TestName& test, IgnoredTests ignored) {
  return ignored == IgnoredTests::included || test.ignored == (ignored == IgnoredTests::only);
}

std::vector<PlannedTest> plan(const LaunchContext& context, std::vector<TestName> tests) {
  std::vector<PlannedTest> planned;
  planned.reserve(tests.size());
  for (TestName& test : tests) {
    launch::RunPolicy policy = policy_of(context, test);
    planned.push_back({std::move(test), std::move(policy)});
  }
  std::stable_sort(planned.begin(), planned.end(), [](const auto& a, const auto& b) {
    return a.policy.priority > b.policy.priority;
  });
  return planned;
}

void note_other_schedule(const LaunchContext& context, const std::vector<TestName>& tests,
                         const std::string& written_for) {
  const bool any = std::any_of(tests.begin(), tests.end(), [&](const TestName& test) {
    return is_scheduled_otherwise(context, test, written_for);
  });
  if (any) say_scheduled_otherwise(written_for);
}

unsigned job_count(unsigned wanted) {
  const auto level = ctest_parallel_level();
  return level ? std::min(wanted, *level) : wanted;
}

struct Totals {
  std::size_t planned;
  std::size_t skipped;
  bool are_all;  // that the binary has of their kind
};

int run_planned(const LaunchContext& launch, const BinaryRequest& request,
                std::vector<PlannedTest> tests, const Totals& totals, const ResultsFile& results) {
  const std::string id = run_id();
  const TestEnvironments environments(launch, id, needed_scripts(tests));
  note_missing_scripts(environments, tests);
  const OwnSignals signals;
  Supervisor supervisor(signals);
  BinaryReport report;
  const RunContext context{launch,  id,          {false, true, results.output_directory()},
                           signals, supervisor,  results,
                           report,  environments};
  const unsigned jobs = job_count(request.jobs);
  if (request.one_process) {
    tests = run_in_one_process(context, std::move(tests), totals.are_all, jobs);
  }
  run_tests(context, std::move(tests), jobs);
  report.finish(totals.skipped, totals.planned - report.count());
  if (supervisor.stopped_by() != 0) die_of(supervisor.stopped_by());
  return static_cast<int>(report.any_failed() ? ExitCode::test_run_failed : ExitCode::ok);
}

}  // namespace

int run_binary(const BinaryRequest& request) {
  settle_profile(request.profile);
  const ResultsFile results = ResultsFile::open();  // before paths may come to mean other places
  const IgnoredTests ignored = ignored_tests();
  const LaunchContext context = load_launch_context(request.record_file, request.workspace);
  std::vector<TestName> tests = requested_tests(context, request);
  const std::size_t all = tests.size();
  std::erase_if(tests, [&](const TestName& test) { return !is_wanted(test, ignored); });
  note_other_schedule(context, tests, request.profile);
  const bool are_all = request.names_file.empty() && request.first == 1 && request.count == 0;
  const Totals totals{tests.size(), all - tests.size(), are_all};
  if (!tests.empty()) {
    return run_planned(context, request, plan(context, std::move(tests)), totals, results);
  }
  write_all(STDOUT_FILENO,
            "skipped: all tests are marked #[ignore], or none is and only such "
            "were wanted; REUSE_BUILD_RUN_IGNORED=all runs all\n");
  return static_cast<int>(ExitCode::skipped);
}

}  // namespace reuse_build::driver
