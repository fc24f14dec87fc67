// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/attempt.hpp"

#include <sys/wait.h>

#include <chrono>
#include <utility>

#include "process/start_error.hpp"

namespace reuse_build::driver {
namespace {

using launch::AttemptResult;
using launch::Outcome;

TimeLimits limits_of(const launch::RunPolicy& policy) {
  return {policy.slow.period, policy.slow.terminate_after, policy.slow.grace, policy.leak.period};
}

}  // namespace

AttemptResult begun_attempt(const std::string& binary_id, const std::string& name,
                            const launch::RunPolicy& policy, unsigned attempt) {
  using std::chrono::system_clock;
  AttemptResult result;
  result.binary_id = binary_id;
  result.test_name = name;
  result.attempt = attempt;
  result.attempts = policy.retries.count + 1;
  result.started =
      std::chrono::duration_cast<std::chrono::milliseconds>(system_clock::now().time_since_epoch());
  return result;
}

Attempt::Attempt(const launch::RunPolicy& policy, const OutputSettings& output)
    : policy_(policy), output_(output), begin_(Clock::now()) {}

void Attempt::start(const Start& start, const OwnSignals& signals) {
  try {
    start_or_throw(start, signals);
  } catch (const Error& error) {
    error_ = error;
  }
}

// The process's ends of the pipes are closed here when this returns.
void Attempt::start_or_throw(const Start& start, const OwnSignals& signals) {
  const Command command = start.command();
  const Descriptor input = open_empty_input();
  TestOutput::Pipes pipes = output_.open_pipes();
  StartFailure failure;
  Child child = Child::start(command, pipes.ends(input), signals, failure);
  if (!child.running()) {
    throw start_error(ExitCode::setup_error, start.subject, command, failure,
                      start.workspace_origin);
  }
  job_.emplace(std::move(child), output_.streams(std::move(pipes)), limits_of(policy_));
}

void Attempt::conclude(AttemptResult& result) {
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

void Attempt::judge(AttemptResult& result) {
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

void Attempt::judge_exit(AttemptResult& result, int code) {
  error_ = look_at_exit(code);
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

std::optional<Error> Attempt::look_at_exit(int /*code*/) const {
  return std::nullopt;
}

}  // namespace reuse_build::driver
