// SPDX-License-Identifier: MIT OR Apache-2.0
// The event loop: runs any number of jobs to their ends, and passes on to them the signals that the
// driver gets.
#pragma once

#include <span>
#include <vector>

#include "job.hpp"
#include "own_signals.hpp"

namespace reuse_build::driver {

// SIGHUP, SIGINT, SIGQUIT, SIGTERM: the first goes to all jobs, which then have grace_time; the
// second kills them, and so does the first when the driver's parent is gone, for then nobody waits
// any more. SIGTSTP stops the jobs and the driver, SIGCONT goes on.
class Supervisor {
 public:
  // Make it before the first child.
  explicit Supervisor(const OwnSignals& signals);

  // Returns when every job has finished.
  void run(std::span<Job> jobs);

  // The first signal that asked for the end, or 0.
  [[nodiscard]] int stopped_by() const { return stopped_by_; }

 private:
  void wait(std::span<const Job> jobs);
  void advance(std::span<Job> jobs);
  void handle_signals(std::span<Job> jobs);
  void stop(std::span<Job> jobs, int signal);

  const OwnSignals& signals_;
  pid_t parent_;
  int stopped_by_ = 0;
  std::vector<pollfd> polled_;
};

}  // namespace reuse_build::driver
