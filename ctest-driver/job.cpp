// SPDX-License-Identifier: MIT OR Apache-2.0
#include "job.hpp"

#include <algorithm>
#include <csignal>

namespace reuse_build::driver {
namespace {

bool has_passed(const std::optional<Clock::time_point>& time, Clock::time_point now) {
  return time && *time <= now;
}

}  // namespace

void Job::forward(int signal) const {
  child_.signal_group(signal);
}

void Job::stop(int signal) {
  stopping_ = true;
  forward(signal);
  forward(SIGCONT);  // a stopped process acts on nothing else
  kill_at_ = Clock::now() + grace_time;
  if (!exited_) return;
  for (Stream& stream : streams_) stream.abandon();
}

void Job::kill() {
  stopping_ = true;
  forward(SIGKILL);
  for (Stream& stream : streams_) stream.abandon();
}

void Job::append_wanted(std::vector<pollfd>& wanted) const {
  for (const Stream& stream : streams_) {
    wanted.push_back(stream.open() ? stream.wanted() : pollfd{-1, 0, 0});
  }
}

std::optional<Clock::time_point> Job::wakes_at() const {
  std::optional<Clock::time_point> earliest;
  for (const auto& time : {time_limit_, kill_at_, drain_until_}) {
    if (time && (!earliest || *time < *earliest)) earliest = time;
  }
  return earliest;
}

bool Job::output_open() const {
  return std::any_of(streams_.begin(), streams_.end(),
                     [](const Stream& stream) { return stream.open(); });
}

void Job::advance(std::span<const pollfd> answers, bool child_ended) {
  for (std::size_t i = 0; i < streams_.size(); ++i) streams_[i].advance(answers[i].revents);
  const Clock::time_point now = Clock::now();
  if (child_ended && !exited_ && child_.has_exited()) {
    exited_ = true;
    time_limit_.reset();
    drain_until_ = now + drain_time;
  }
  enforce_limits(now);
  limit_output(now);
  if (exited_ && !output_open()) finish();
}

void Job::enforce_limits(Clock::time_point now) {
  const bool too_much = std::any_of(streams_.begin(), streams_.end(),
                                    [](const Stream& stream) { return stream.overflowed(); });
  const bool too_long = has_passed(time_limit_, now);
  timed_out_ = timed_out_ || too_long;
  if (too_much || too_long || has_passed(kill_at_, now)) {
    time_limit_.reset();
    kill_at_.reset();
    kill();
  }
}

void Job::limit_output(Clock::time_point now) {
  if (!has_passed(drain_until_, now)) return;
  drain_until_.reset();
  for (Stream& stream : streams_) leaked_ = stream.limit_to_present() || leaked_;
}

void Job::finish() {
  // The leader is not reaped yet: until then nobody else can get its group's number.
  if (stopping_) forward(SIGKILL);
  wait_status_ = child_.reap();
}

}  // namespace reuse_build::driver
