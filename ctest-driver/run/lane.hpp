// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "context/slot.hpp"
#include "context/test_environments.hpp"
#include "process/supervisor.hpp"
#include "run/results_file.hpp"
#include "run/run_report.hpp"
#include "run/test_attempt.hpp"

namespace reuse_build::driver {

struct PlannedTest {
  launch::TestName name;
  launch::RunPolicy policy;
  unsigned first_attempt = 1;
};

// What all lanes of a driver share.
struct RunContext {
  const LaunchContext& launch;
  std::string run_id;
  OutputSettings output;
  const OwnSignals& signals;
  Supervisor& supervisor;
  const ResultsFile& results;
  RunReport& report;
  const TestEnvironments& environments;
};

// Runs one test after the other, each with all its attempts.
class Lane {
 public:
  explicit Lane(const RunContext& context) : context_(context), slot_(context.run_id) {}

  [[nodiscard]] bool idle() const { return !test_; }
  void begin(PlannedTest test);
  // Does what is due: concludes an attempt that has ended, starts the next one.
  void advance();
  // When the next attempt is due, if one waits.
  [[nodiscard]] std::optional<Clock::time_point> wakes_at() const { return retry_at_; }

 private:
  void start_attempt();
  void conclude_attempt();
  void become_idle();
  [[nodiscard]] bool may_try_again() const;
  [[nodiscard]] std::vector<std::string> environment() const;

  const RunContext& context_;
  Slot slot_;
  std::optional<Slot> group_slot_;
  std::optional<PlannedTest> test_;
  launch::AttemptResult result_;  // of the present attempt
  std::unique_ptr<TestAttempt> attempt_;
  std::optional<Clock::time_point> retry_at_;
  bool slow_reported_ = false;
};

}  // namespace reuse_build::driver
