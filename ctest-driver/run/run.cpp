// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/run.hpp"

#include <unistd.h>

#include <string_view>
#include <utility>
#include <vector>

#include "context/ignored_tests.hpp"
#include "context/run_id.hpp"
#include "context/test_environment.hpp"
#include "context/test_names.hpp"
#include "context/test_policy.hpp"
#include "files.hpp"
#include "launch/error.hpp"
#include "launch/printable.hpp"
#include "run/needed_scripts.hpp"
#include "run/outcome_text.hpp"
#include "run/schedule.hpp"
#include "run/single_report.hpp"

namespace reuse_build::driver {
namespace {

constexpr int skip_code = static_cast<int>(ExitCode::skipped);
constexpr int failure_code = 1;

int failed(const launch::AttemptResult& result, std::string_view why) {
  write_all(STDERR_FILENO,
            "failed: " + launch::printable(result.test_name).append(" ").append(why) + '\n');
  return failure_code;
}

int exit_code(const launch::AttemptResult& result) {
  using launch::Outcome;
  if (result.passes && result.attempt > 1 && result.flaky_fails) return failure_code;
  if (result.passes) return 0;
  switch (result.outcome) {
    case Outcome::signaled:
      die_of(result.code);
    case Outcome::failed:
      if (result.code != skip_code) return result.code;
      return failed(result, "exited with 77, which only a skip may mean");
    default:
      return failed(result, outcome_sentence(result));
  }
}

int run_test(const LaunchContext& launch, const launch::TestName& test,
             const ResultsFile& results) {
  const std::string id = run_id();
  std::vector<PlannedTest> planned = {{test, policy_of(launch, test)}};
  const TestEnvironments environments(launch, id, needed_scripts(planned));
  note_missing_scripts(environments, planned);
  const OwnSignals signals;
  Supervisor supervisor(signals);
  SingleReport report;
  const RunContext context{
      launch,  id,          {true, results.is_open(), results.output_directory()},
      signals, supervisor,  results,
      report,  environments};
  run_tests(context, std::move(planned), 1);
  if (report.error()) throw Error(*report.error());
  if (!report.result()) die_of(supervisor.stopped_by());
  return exit_code(*report.result());
}

}  // namespace

int run(const RunRequest& request) {
  settle_profile(request.profile);
  const ResultsFile results = ResultsFile::open();  // before paths may come to mean other places
  const bool wanted = ignored_tests() != IgnoredTests::excluded;
  const LaunchContext context = load_launch_context(request.record_file, request.workspace);
  const launch::TestName test = look_up_test(context, request.test_name);
  if (!test.ignored || wanted) {
    if (is_scheduled_otherwise(context, test, request.profile)) {
      say_scheduled_otherwise(request.profile);
    }
    return run_test(context, test, results);
  }
  write_all(STDOUT_FILENO, "skipped: " + launch::printable(test.name) +
                               " is marked #[ignore]; REUSE_BUILD_RUN_IGNORED=all runs it\n");
  return skip_code;
}

}  // namespace reuse_build::driver
