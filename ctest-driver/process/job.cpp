// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/job.hpp"

#include <algorithm>
#include <csignal>

namespace reuse_build::driver {
namespace {

bool has_passed(const std::optional<Clock::time_point>& time, Clock::time_point now) {
  return time && *time <= now;
}

}  // namespace

Job::Job(Child child, std::vector<Stream> streams, const TimeLimits& limits)
    : child_(std::move(child)), streams_(std::move(streams)), limits_(limits) {
  if (limits_.period.count() > 0) period_end_ = Clock::now() + limits_.period;
}

void Job::forward(int signal) const {
  child_.signal_group(signal);
}

void Job::stop(int signal) {
  stopping_ = true;
  forward(signal);
  forward(SIGCONT);  // a stopped process acts on nothing else
  period_end_.reset();
  const Clock::time_point end_of_grace = Clock::now() + limits_.grace;
  kill_at_ = std::min(kill_at_.value_or(end_of_grace), end_of_grace);
  if (!exited_) return;
  for (Stream& stream : streams_) stream.abandon();
}

void Job::kill() {
  stopping_ = true;
  forward(SIGKILL);
  for (Stream& stream : streams_) stream.abandon();
}

void Job::restart_periods() {
  periods_ = 0;
  if (period_end_) period_end_ = Clock::now() + limits_.period;
}

void Job::postpone(Clock::duration pause) {
  for (auto* time : {&period_end_, &kill_at_, &drain_until_}) {
    if (*time) **time += pause;
  }
}

void Job::append_wanted(std::vector<pollfd>& wanted) const {
  for (const Stream& stream : streams_) {
    wanted.push_back(stream.open() ? stream.wanted() : pollfd{-1, 0, 0});
  }
}

std::optional<Clock::time_point> Job::wakes_at() const {
  std::optional<Clock::time_point> earliest;
  for (const auto& time : {period_end_, kill_at_, drain_until_}) {
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
    ended_at_ = now;
    period_end_.reset();
    drain_until_ = now + limits_.leak;
  }
  enforce_limits(now);
  limit_output(now);
  if (exited_ && !output_open()) finish();
}

void Job::count_periods(Clock::time_point now) {
  if (!has_passed(period_end_, now)) return;
  *period_end_ += limits_.period;
  if (++periods_ != limits_.terminate_after) return;
  period_end_.reset();
  timed_out_ = true;
  limits_.grace.count() > 0 ? stop(SIGTERM) : kill();
}

void Job::enforce_limits(Clock::time_point now) {
  count_periods(now);
  const bool too_much = std::any_of(streams_.begin(), streams_.end(),
                                    [](const Stream& stream) { return stream.overflowed(); });
  if (too_much || has_passed(kill_at_, now)) {
    period_end_.reset();
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
