// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/supervisor.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <ctime>
#include <span>

namespace reuse_build::driver {
namespace {

// From now until then; never negative.
timespec until(Clock::time_point time) {
  using std::chrono::nanoseconds;
  const auto rest = std::max(nanoseconds(0), nanoseconds(time - Clock::now())).count();
  return {static_cast<std::time_t>(rest / 1'000'000'000), static_cast<long>(rest % 1'000'000'000)};
}

}  // namespace

Supervisor::Supervisor(const OwnSignals& signals) : signals_(signals), parent_(::getppid()) {
  end_with_parent();
  if (::getppid() != parent_) ::raise(SIGTERM);  // it died before that could matter
}

void Supervisor::step(std::optional<Clock::time_point> until) {
  wait(until);
  handle_signals();
  advance();
  std::erase_if(jobs_, [](const Job* job) { return job->finished(); });
}

void Supervisor::finish() {
  while (!jobs_.empty()) step();
}

void Supervisor::wait(std::optional<Clock::time_point> wake) {
  polled_.clear();
  for (const Job* job : jobs_) {
    job->append_wanted(polled_);
    const auto wanted = job->wakes_at();
    if (wanted && (!wake || *wanted < *wake)) wake = wanted;
  }
  const timespec timeout = wake ? until(*wake) : timespec{};
  const int ready =
      ::ppoll(polled_.data(), polled_.size(), wake ? &timeout : nullptr, &signals_.while_waiting());
  if (ready >= 0) return;
  for (pollfd& entry : polled_) entry.revents = 0;  // a signal came; ppoll() wrote nothing
}

void Supervisor::advance() {
  const bool child_ended = OwnSignals::take(SIGCHLD);
  std::span<const pollfd> answers = polled_;
  for (Job* job : jobs_) {
    const std::size_t count = job->wanted_count();
    job->advance(answers.first(count), child_ended);
    answers = answers.subspan(count);
  }
}

void Supervisor::handle_signals() {
  for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
    if (OwnSignals::take(signal)) stop(signal);
  }
  const bool paused = OwnSignals::take(SIGTSTP);
  if (paused) pause();
  if (OwnSignals::take(SIGCONT) || paused) {
    for (const Job* job : jobs_) job->forward(SIGCONT);
  }
}

void Supervisor::pause() {
  for (const Job* job : jobs_) job->forward(SIGTSTP);
  const Clock::time_point begin = Clock::now();
  // One that came meanwhile would be dropped by the stop, and nobody would wake us.
  sigset_t pending;
  ::sigpending(&pending);
  if (::sigismember(&pending, SIGCONT) == 0) ::raise(SIGSTOP);
  for (Job* job : jobs_) job->postpone(Clock::now() - begin);
}

void Supervisor::stop(int signal) {
  const bool at_once = stopped_by_ != 0 || ::getppid() != parent_;
  if (stopped_by_ == 0) stopped_by_ = signal;
  for (Job* job : jobs_) at_once ? job->kill() : job->stop(signal);
}

}  // namespace reuse_build::driver
