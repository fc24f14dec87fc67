// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>

#include "context/launch_context.hpp"
#include "launch/error.hpp"
#include "launch/names.hpp"
#include "launch/result_line.hpp"
#include "launch/run_policy.hpp"
#include "process/job.hpp"
#include "run/test_output.hpp"

namespace reuse_build::driver {

// One attempt at running one test in a process of its own, from its start to its result. It must
// stay where it is: its job's output goes to it.
class TestAttempt {
 public:
  // Starts the test. One that cannot be started has finished at once.
  TestAttempt(const LaunchContext& context, const launch::TestName& test,
              const launch::RunPolicy& policy, const std::vector<std::string>& environment,
              const OutputSettings& output, const OwnSignals& signals);

  // What to watch; null when it could not be started.
  [[nodiscard]] Job* job() { return job_ ? &*job_ : nullptr; }
  [[nodiscard]] bool finished() const { return !job_ || job_->finished(); }

  // Completes the result of a finished attempt, in which names, numbers and `started` are known.
  void conclude(launch::AttemptResult& result);
  // Why the test could not be run at all, once concluded.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  [[nodiscard]] const TestOutput& output() const { return output_; }

 private:
  void start(const std::vector<std::string>& environment, const OwnSignals& signals);
  void judge(launch::AttemptResult& result);
  void judge_exit(launch::AttemptResult& result, int code);

  const LaunchContext& context_;
  const launch::TestName& test_;
  const launch::RunPolicy& policy_;
  TestOutput output_;
  Clock::time_point begin_;
  std::optional<Job> job_;
  std::optional<Error> error_;
};

}  // namespace reuse_build::driver
