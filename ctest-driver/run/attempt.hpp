// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "launch/error.hpp"
#include "launch/result_line.hpp"
#include "launch/run_policy.hpp"
#include "process/job.hpp"
#include "run/test_output.hpp"

namespace reuse_build::driver {

// A result of which only names, numbers and the time of beginning are known: now.
[[nodiscard]] launch::AttemptResult begun_attempt(const std::string& binary_id,
                                                  const std::string& name,
                                                  const launch::RunPolicy& policy,
                                                  unsigned attempt);

// One attempt at running a process under a policy's limits, from its start to its result. It must
// stay where it is: its job's output goes to it.
class Attempt {
 public:
  Attempt(const launch::RunPolicy& policy, const OutputSettings& output);
  Attempt(const Attempt&) = delete;
  Attempt(Attempt&&) = delete;
  Attempt& operator=(const Attempt&) = delete;
  Attempt& operator=(Attempt&&) = delete;
  virtual ~Attempt() = default;

  // What to start, and the words for it in an error.
  struct Start {
    std::function<Command()> command;  // may throw Error
    std::string subject;
    std::string workspace_origin;
  };
  // What cannot be started has finished at once.
  void start(const Start& start, const OwnSignals& signals);

  // What to watch; null when it could not be started.
  [[nodiscard]] Job* job() { return job_ ? &*job_ : nullptr; }
  [[nodiscard]] bool finished() const { return !job_ || job_->finished(); }

  // Completes the result of a finished attempt, in which names, numbers and `started` are known.
  void conclude(launch::AttemptResult& result);
  // Why it could not be run at all, once concluded.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  [[nodiscard]] const TestOutput& output() const { return output_; }

 protected:
  // Whether the process did not do what it was started for, whatever it exited with.
  [[nodiscard]] virtual std::optional<Error> look_at_exit(int code) const;

 private:
  void start_or_throw(const Start& start, const OwnSignals& signals);
  void judge(launch::AttemptResult& result);
  void judge_exit(launch::AttemptResult& result, int code);

  const launch::RunPolicy& policy_;
  TestOutput output_;
  Clock::time_point begin_;
  std::optional<Job> job_;
  std::optional<Error> error_;
};

}  // namespace reuse_build::driver
