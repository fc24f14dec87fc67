// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/single_report.hpp"

#include <unistd.h>

#include <string>

#include "files.hpp"
#include "launch/printable.hpp"
#include "run/measurements.hpp"
#include "run/outcome_text.hpp"

namespace reuse_build::driver {
namespace {

void say(const std::string& text) {
  write_all(STDERR_FILENO, text + '\n');
}

std::string attempt_text(const launch::AttemptResult& result) {
  return "attempt " + std::to_string(result.attempt) + " of " + std::to_string(result.attempts);
}

// What a dashboard would not see of a test that passed in the end.
void print_measurements(const launch::AttemptResult& result) {
  if (result.attempts > 1) print_measurement("attempts", result.attempt);
  if (result.passes && result.attempt > 1) print_measurement("flaky", "yes");
  if (result.slow) print_measurement("slow", "yes");
  if (result.leaked) print_measurement("leaked", "yes");
}

}  // namespace

void SingleReport::slow(const launch::AttemptResult& test, std::chrono::milliseconds period) {
  say("slow: " + launch::printable(test.test_name) + " has run for more than " +
      seconds_text(period));
}

void SingleReport::ended(const EndedAttempt& attempt) {
  const launch::AttemptResult& result = attempt.result;
  const std::string name = launch::printable(result.test_name);
  if (result.leaked && result.outcome != launch::Outcome::signaled) {
    say("leaked: a process that " + name + " started still holds its output open");
  }
  if (!attempt.is_last) {
    say("failed: " + name + ' ' + outcome_sentence(result) + " in " + attempt_text(result) +
        "; trying again");
    return;
  }
  result_ = result;
  error_ = attempt.error;
  if (result.passes && result.attempt > 1) {
    say(std::string(result.flaky_fails ? "failed: " : "flaky: ") + name + " passed only in " +
        attempt_text(result));
  }
  if (is_dashboard()) print_measurements(result);
}

}  // namespace reuse_build::driver
