// SPDX-License-Identifier: MIT OR Apache-2.0
// One child under supervision, from its start to its end and the end of its output.
#pragma once

#include <poll.h>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "child.hpp"
#include "stream.hpp"

namespace reuse_build::driver {

using Clock = std::chrono::steady_clock;

// How long after its leader's end a job's output may stay open. It does not start anew when
// something comes.
inline constexpr std::chrono::milliseconds drain_time{200};
// How long a job that was asked to end may take before it is killed.
inline constexpr std::chrono::seconds grace_time{10};

class Job {
 public:
  Job(Child child, std::vector<Stream> streams)
      : child_(std::move(child)), streams_(std::move(streams)) {}

  // Kills the job if it still runs then.
  void limit_time(Clock::time_point until) { time_limit_ = until; }

  [[nodiscard]] bool finished() const { return !child_.running(); }
  // As waitpid() gives it; of a finished job.
  [[nodiscard]] int wait_status() const { return wait_status_; }
  // Some other process still held the output open after drain_time.
  [[nodiscard]] bool leaked() const { return leaked_; }
  [[nodiscard]] bool timed_out() const { return timed_out_; }

  // Passes a signal on to the job's process group.
  void forward(int signal) const;
  // Passes it on, and kills what of the group is left after grace_time or when the leader has
  // ended.
  void stop(int signal);
  void kill();

  // For the loop: what to poll for (the same number of entries until advance()) and when to come
  // back.
  void append_wanted(std::vector<pollfd>& wanted) const;
  [[nodiscard]] std::optional<Clock::time_point> wakes_at() const;
  // `answers` are the entries of append_wanted(); `child_ended` says that some child has.
  void advance(std::span<const pollfd> answers, bool child_ended);
  [[nodiscard]] std::size_t wanted_count() const { return streams_.size(); }

 private:
  [[nodiscard]] bool output_open() const;
  void enforce_limits(Clock::time_point now);
  void limit_output(Clock::time_point now);
  void finish();

  Child child_;
  std::vector<Stream> streams_;
  std::optional<Clock::time_point> time_limit_;
  std::optional<Clock::time_point> kill_at_;
  std::optional<Clock::time_point> drain_until_;
  bool exited_ = false;
  bool stopping_ = false;
  bool leaked_ = false;
  bool timed_out_ = false;
  int wait_status_ = 0;
};

}  // namespace reuse_build::driver
