// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/lane.hpp"

#include <utility>

#include "context/test_environment.hpp"
#include "run/retry_delay.hpp"

namespace reuse_build::driver {

void Lane::begin(PlannedTest test) {
  test_ = std::move(test);
  if (const std::string& group = test_->policy.group; group != "@global") {
    group_slot_.emplace(context_.run_id + '/' + group);
  }
  result_.attempt = test_->first_attempt;
  if (result_.attempt == 1) return start_attempt();
  retry_at_ = Clock::now() + retry_delay(test_->policy.retries, result_.attempt - 1);
}

void Lane::become_idle() {
  test_.reset();
  group_slot_.reset();
  retry_at_.reset();
}

std::vector<std::string> Lane::environment() const {
  Environment environment = context_.environments.common(test_->policy);
  TestRun run{result_.binary_id, result_.test_name, context_.run_id,    result_.attempt,
              result_.attempts,  slot_.number(),    test_->policy.group};
  if (group_slot_) run.group_slot = group_slot_->number();
  add_test(environment, run);
  context_.environments.add_script_variables(environment, test_->policy);
  return environment.entries();
}

void Lane::start_attempt() {
  retry_at_.reset();
  slow_reported_ = false;
  result_ = begun_attempt(context_.launch.record.binary_id, test_->name.name, test_->policy,
                          result_.attempt);
  context_.results.note_begin(result_);
  attempt_ = std::make_unique<TestAttempt>(context_.launch, test_->name, test_->policy,
                                           environment(), context_.output, context_.signals);
  if (attempt_->finished()) return conclude_attempt();
  context_.supervisor.watch(*attempt_->job());
}

void Lane::advance() {
  if (attempt_ && !slow_reported_ && attempt_->job()->slow()) {
    slow_reported_ = true;
    context_.report.slow(result_, test_->policy.slow.period);
  }
  if (attempt_ && attempt_->finished()) conclude_attempt();
  const bool stopped = context_.supervisor.stopped_by() != 0;
  if (retry_at_ && stopped) become_idle();
  if (retry_at_ && *retry_at_ <= Clock::now()) start_attempt();
}

bool Lane::may_try_again() const {
  return !result_.passes && result_.attempt < result_.attempts && !attempt_->error() &&
         context_.supervisor.stopped_by() == 0;
}

void Lane::conclude_attempt() {
  attempt_->conclude(result_);
  const int stopped_by = context_.supervisor.stopped_by();
  if (stopped_by != 0 && result_.passes) result_.fail_by_signal(stopped_by);
  const bool again = may_try_again();
  if (!result_.passes || context_.results.keeps_all_output()) {
    result_.out = attempt_->output().out();
    result_.err = attempt_->output().err();
  }
  context_.results.note_end(result_);
  context_.report.ended({result_, attempt_->error(), !again});
  attempt_.reset();
  if (!again) return become_idle();
  retry_at_ = Clock::now() + retry_delay(test_->policy.retries, result_.attempt);
  ++result_.attempt;
}

}  // namespace reuse_build::driver
