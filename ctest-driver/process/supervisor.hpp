// SPDX-License-Identifier: MIT OR Apache-2.0
// The event loop: watches any number of jobs, and passes on to them the signals that the driver
// gets.
#pragma once

#include <optional>
#include <vector>

#include "process/job.hpp"
#include "process/own_signals.hpp"

namespace reuse_build::driver {

// SIGHUP, SIGINT, SIGQUIT, SIGTERM: the first goes to all jobs, which then have their grace; the
// second kills them, and so does the first when the driver's parent is gone, for then nobody waits
// any more. SIGTSTP stops the jobs and the driver, SIGCONT goes on.
class Supervisor {
 public:
  // Make it before the first child.
  explicit Supervisor(const OwnSignals& signals);

  // The job must stay where it is until it has finished.
  void watch(Job& job) { jobs_.push_back(&job); }
  // Waits for the next thing to happen, or until then, and deals with it.
  void step(std::optional<Clock::time_point> until = std::nullopt);
  // Returns when all jobs have finished.
  void finish();

  // The first signal that asked for the end, or 0.
  [[nodiscard]] int stopped_by() const { return stopped_by_; }

 private:
  void wait(std::optional<Clock::time_point> wake);
  void advance();
  void handle_signals();
  void pause();
  void stop(int signal);

  const OwnSignals& signals_;
  pid_t parent_;
  int stopped_by_ = 0;
  std::vector<Job*> jobs_;
  std::vector<pollfd> polled_;
};

}  // namespace reuse_build::driver
