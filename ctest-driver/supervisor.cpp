// SPDX-License-Identifier: MIT OR Apache-2.0
#include "supervisor.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <ctime>

namespace reuse_build::driver {
namespace {

// From now until then; never negative.
timespec until(Clock::time_point time) {
  using std::chrono::nanoseconds;
  const auto rest = std::max(nanoseconds(0), nanoseconds(time - Clock::now())).count();
  return {static_cast<std::time_t>(rest / 1'000'000'000), static_cast<long>(rest % 1'000'000'000)};
}

bool all_finished(std::span<const Job> jobs) {
  return std::all_of(jobs.begin(), jobs.end(), [](const Job& job) { return job.finished(); });
}

}  // namespace

Supervisor::Supervisor(const OwnSignals& signals) : signals_(signals), parent_(::getppid()) {
  end_with_parent();
}

void Supervisor::run(std::span<Job> jobs) {
  while (!all_finished(jobs)) {
    wait(jobs);
    handle_signals(jobs);
    advance(jobs);
  }
}

void Supervisor::wait(std::span<const Job> jobs) {
  polled_.clear();
  std::optional<Clock::time_point> wake;
  for (const Job& job : jobs) {
    if (job.finished()) continue;
    job.append_wanted(polled_);
    const auto wanted = job.wakes_at();
    if (wanted && (!wake || *wanted < *wake)) wake = wanted;
  }
  const timespec timeout = wake ? until(*wake) : timespec{};
  const int ready =
      ::ppoll(polled_.data(), polled_.size(), wake ? &timeout : nullptr, &signals_.while_waiting());
  if (ready >= 0) return;
  for (pollfd& entry : polled_) entry.revents = 0;  // a signal came; ppoll() wrote nothing
}

void Supervisor::advance(std::span<Job> jobs) {
  const bool child_ended = OwnSignals::take(SIGCHLD);
  std::span<const pollfd> answers = polled_;
  for (Job& job : jobs) {
    if (job.finished()) continue;
    const std::size_t count = job.wanted_count();
    job.advance(answers.first(count), child_ended);
    answers = answers.subspan(count);
  }
}

void Supervisor::handle_signals(std::span<Job> jobs) {
  for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
    if (OwnSignals::take(signal)) stop(jobs, signal);
  }
  const bool pause = OwnSignals::take(SIGTSTP);
  if (pause) {
    for (const Job& job : jobs) job.forward(SIGTSTP);
    ::raise(SIGSTOP);
  }
  if (OwnSignals::take(SIGCONT) || pause) {
    for (const Job& job : jobs) job.forward(SIGCONT);
  }
}

void Supervisor::stop(std::span<Job> jobs, int signal) {
  const bool at_once = stopped_by_ != 0 || ::getppid() != parent_;
  if (stopped_by_ == 0) stopped_by_ = signal;
  for (Job& job : jobs) {
    if (job.finished()) continue;
    at_once ? job.kill() : job.stop(signal);
  }
}

}  // namespace reuse_build::driver
