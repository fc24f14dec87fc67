// SPDX-License-Identifier: MIT OR Apache-2.0
// One child under supervision, from its start to its end and the end of its output.
#pragma once

#include <poll.h>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "process/child.hpp"
#include "process/stream.hpp"

namespace reuse_build::driver {

using Clock = std::chrono::steady_clock;

// What a job may take.
struct TimeLimits {
  std::chrono::milliseconds period{0};      // it is slow after one of these; 0: never
  unsigned terminate_after = 0;             // it is ended after so many of them; 0: never
  std::chrono::milliseconds grace{10'000};  // from being asked to end to being killed
  // How long after its leader's end its output may stay open. It does not start anew when something
  // comes.
  std::chrono::milliseconds leak{200};
};

class Job {
 public:
  Job(Child child, std::vector<Stream> streams, const TimeLimits& limits);

  [[nodiscard]] bool finished() const { return !child_.running(); }
  // As waitpid() gives it; of a finished job.
  [[nodiscard]] int wait_status() const { return wait_status_; }
  // Some other process still held the output open after limits.leak.
  [[nodiscard]] bool leaked() const { return leaked_; }
  [[nodiscard]] bool slow() const { return periods_ > 0; }
  [[nodiscard]] bool timed_out() const { return timed_out_; }
  // When the leader's end was seen; of a finished job.
  [[nodiscard]] Clock::time_point ended_at() const { return ended_at_; }

  // Passes a signal on to the job's process group.
  void forward(int signal) const;
  // Passes it on, and kills what of the group is left after limits.grace or when the leader has
  // ended.
  void stop(int signal);
  void kill();
  // Starts its periods anew: it has come one step further.
  void restart_periods();
  // The job was stopped for so long, which does not count.
  void postpone(Clock::duration pause);

  // For the loop: what to poll for (the same number of entries until advance()) and when to come
  // back.
  void append_wanted(std::vector<pollfd>& wanted) const;
  [[nodiscard]] std::optional<Clock::time_point> wakes_at() const;
  // `answers` are the entries of append_wanted(); `child_ended` says that some child has.
  void advance(std::span<const pollfd> answers, bool child_ended);
  [[nodiscard]] std::size_t wanted_count() const { return streams_.size(); }

 private:
  [[nodiscard]] bool output_open() const;
  void count_periods(Clock::time_point now);
  void enforce_limits(Clock::time_point now);
  void limit_output(Clock::time_point now);
  void finish();

  Child child_;
  std::vector<Stream> streams_;
  TimeLimits limits_;
  unsigned periods_ = 0;  // that have passed
  std::optional<Clock::time_point> period_end_;
  std::optional<Clock::time_point> kill_at_;
  std::optional<Clock::time_point> drain_until_;
  bool exited_ = false;
  bool stopping_ = false;
  bool leaked_ = false;
  bool timed_out_ = false;
  int wait_status_ = 0;
  Clock::time_point ended_at_;
};

}  // namespace reuse_build::driver
