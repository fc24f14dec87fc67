// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schedule.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace reuse_build::driver {
namespace {

class Schedule {
 public:
  Schedule(const RunContext& context, std::vector<PlannedTest> tests, unsigned lanes)
      : context_(context), tests_(std::move(tests)) {
    const std::size_t needed = std::min<std::size_t>(lanes, tests_.size());
    for (std::size_t i = 0; i < needed; ++i) lanes_.emplace_back(context_);
  }

  void run() {
    while (fill(), busy()) {
      context_.supervisor.step(wakes_at());
      for (Lane& lane : lanes_) lane.advance();
    }
  }

 private:
  // A lane may be idle again at once: its test could not be started.
  void fill() {
    for (Lane& lane : lanes_) {
      while (lane.idle() && next_ < tests_.size() && context_.supervisor.stopped_by() == 0) {
        lane.begin(std::move(tests_[next_++]));
      }
    }
  }

  [[nodiscard]] bool busy() const {
    return std::any_of(lanes_.begin(), lanes_.end(), [](const Lane& lane) { return !lane.idle(); });
  }

  [[nodiscard]] std::optional<Clock::time_point> wakes_at() const {
    std::optional<Clock::time_point> earliest;
    for (const Lane& lane : lanes_) {
      const auto time = lane.wakes_at();
      if (time && (!earliest || *time < *earliest)) earliest = time;
    }
    return earliest;
  }

  const RunContext& context_;
  std::vector<PlannedTest> tests_;
  std::size_t next_ = 0;
  std::deque<Lane> lanes_;
};

}  // namespace

void run_tests(const RunContext& context, std::vector<PlannedTest> tests, unsigned lanes) {
  Schedule(context, std::move(tests), std::max(1U, lanes)).run();
}

}  // namespace reuse_build::driver
