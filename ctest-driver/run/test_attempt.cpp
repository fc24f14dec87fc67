// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/test_attempt.hpp"

#include <sys/wait.h>

#include <chrono>
#include <utility>

#include "libtest/libtest_report.hpp"
#include "process/loader_error.hpp"
#include "process/start_error.hpp"

namespace reuse_build::driver {
namespace {

using launch::AttemptResult;
using launch::Outcome;

std::string subject(const LaunchContext& context) {
  return "the tests of '" + context.record.binary_id + "'";
}

Command test_command(const LaunchContext& context, const launch::TestName& test,
                     const launch::RunPolicy& policy, std::vector<std::string> environment) {
  std::vector<std::string> arguments = {"--exact", test.name, "--nocapture"};
  if (test.ignored) arguments.emplace_back("--ignored");
  arguments.insert(arguments.end(), policy.extra_arguments.begin(), policy.extra_arguments.end());
  return binary_command(context, std::move(arguments), std::move(environment));
}

TimeLimits limits_of(const launch::RunPolicy& policy) {
  return {policy.slow.period, policy.slow.terminate_after, policy.slow.grace, policy.leak.period};
}

// A test that "passed" without having run: the list of tests and the binary disagree.
std::optional<Error> not_run(const LaunchContext& context, const launch::TestName& test,
                             std::string_view output) {
  const LibtestReport report = read_libtest_report(output);
  if (report == LibtestReport::other) return std::nullopt;
  const std::string why = report == LibtestReport::no_test
                              ? "' did not run: the binary does not contain it"
                              : "' did not run: it is ignored in the binary, but not in the list";
  return Error(ExitCode::setup_error,
               "test '" + test.name + "' of '" + context.record.binary_id + why,
               "the list of tests is older than the binary: build or extract again");
}

// A test that its dynamic loader gave up.
std::optional<Error> not_loaded(const LaunchContext& context, int code, const TestOutput& output) {
  if (!may_be_the_loaders(code)) return std::nullopt;
  return loader_error(ExitCode::setup_error, subject(context), context.binary(),
                      output.first_errors());
}

}  // namespace

TestAttempt::TestAttempt(const LaunchContext& context, const launch::TestName& test,
                         const launch::RunPolicy& policy,
                         const std::vector<std::string>& environment, const OutputSettings& output,
                         const OwnSignals& signals)
    : context_(context), test_(test), policy_(policy), output_(output), begin_(Clock::now()) {
  try {
    start(environment, signals);
  } catch (const Error& error) {
    error_ = error;
  }
}

// The test's ends of the pipes are closed here when this returns.
void TestAttempt::start(const std::vector<std::string>& environment, const OwnSignals& signals) {
  const Command command = test_command(context_, test_, policy_, environment);
  const Descriptor input = open_empty_input();
  TestOutput::Pipes pipes = output_.open_pipes();
  StartFailure failure;
  Child child = Child::start(command, pipes.ends(input), signals, failure);
  if (!child.running()) {
    throw start_error(ExitCode::setup_error, subject(context_), command, failure,
                      context_.roots.workspace.origin);
  }
  job_.emplace(std::move(child), output_.streams(std::move(pipes)), limits_of(policy_));
}

void TestAttempt::conclude(AttemptResult& result) {
  using std::chrono::duration_cast;
  using std::chrono::microseconds;
  if (job_) {
    result.time = duration_cast<microseconds>(job_->ended_at() - begin_);
    result.slow = job_->slow();
    result.leaked = job_->leaked();
    judge(result);
  }
  result.combined = output_.combined();
  result.flaky_fails = policy_.retries.flaky_fails;
  if (!error_) return;
  result.outcome = Outcome::not_started;
  result.passes = false;
  result.why = error_->message();
}

void TestAttempt::judge(AttemptResult& result) {
  const int status = job_->wait_status();
  result.passes = false;
  if (job_->timed_out()) {
    result.outcome = Outcome::timed_out;
    result.passes = policy_.slow.passes;
  } else if (WIFSIGNALED(status)) {
    result.outcome = Outcome::signaled;
    result.code = WTERMSIG(status);
  } else {
    judge_exit(result, WEXITSTATUS(status));
  }
}

void TestAttempt::judge_exit(AttemptResult& result, int code) {
  error_ =
      code == 0 ? not_run(context_, test_, output_.head()) : not_loaded(context_, code, output_);
  if (code != 0) {
    result.outcome = Outcome::failed;
    result.code = code;
  } else if (result.leaked && policy_.leak.fails) {
    result.outcome = Outcome::leaked;
  } else {
    result.outcome = Outcome::passed;
    result.passes = true;
  }
}

}  // namespace reuse_build::driver
