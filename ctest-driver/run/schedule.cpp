// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/schedule.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <deque>
#include <list>
#include <map>
#include <string>
#include <utility>

#include "context/test_environment.hpp"
#include "files.hpp"

namespace reuse_build::driver {
namespace {

unsigned count_of(const launch::Threads& threads) {
  using Kind = launch::Threads::Kind;
  if (threads.kind == Kind::number) return threads.number;
  return threads.kind == Kind::processors ? usable_processors() : test_threads();
}

// A lane has two slots, two pipes and two files of outputs at most, and others while it starts a
// test.
unsigned lanes_within_descriptors() {
  constexpr rlim_t of_a_lane = 6;
  constexpr rlim_t of_the_driver = 32;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return UINT_MAX;
  const rlim_t free = std::max(limit.rlim_cur, of_the_driver + of_a_lane) - of_the_driver;
  return static_cast<unsigned>(std::min<rlim_t>(free / of_a_lane, UINT_MAX));
}

// How many of the wanted lanes there can be.
unsigned possible_lanes(unsigned wanted) {
  const unsigned possible = lanes_within_descriptors();
  if (wanted <= possible) return wanted;
  write_all(STDERR_FILENO, "note: no more files may be open (ulimit -n) than for " +
                               std::to_string(possible) + " tests at once, instead of " +
                               std::to_string(wanted) + '\n');
  return possible;
}

// How many threads are in use, of all and of the groups that have a limit. As with nextest a test
// counts for as many as it requires, but never for more than there are.
class ThreadBudget {
 public:
  explicit ThreadBudget(unsigned all) : all_(all) {}

  enum class Answer { free, group_is_full, all_is_full };

  [[nodiscard]] Answer ask(const launch::RunPolicy& policy) const {
    if (used_ + weight(policy) > all_) return Answer::all_is_full;
    if (!policy.group_threads) return Answer::free;
    const auto used = used_by_group_.find(policy.group);
    const unsigned already = used == used_by_group_.end() ? 0 : used->second;
    const bool fits = already == 0 || already + weight(policy) <= count_of(*policy.group_threads);
    return fits ? Answer::free : Answer::group_is_full;
  }
  void take(const launch::RunPolicy& policy) {
    used_ += weight(policy);
    used_by_group_[policy.group] += weight(policy);
  }
  void give_back(const launch::RunPolicy& policy) {
    used_ -= weight(policy);
    used_by_group_[policy.group] -= weight(policy);
  }

 private:
  [[nodiscard]] unsigned weight(const launch::RunPolicy& policy) const {
    return std::min(all_, count_of(policy.threads_required));
  }

  unsigned all_;
  unsigned used_ = 0;
  std::map<std::string, unsigned> used_by_group_;
};

class Schedule {
 public:
  Schedule(const RunContext& context, std::vector<PlannedTest> tests, unsigned lanes)
      : context_(context),
        waiting_(std::make_move_iterator(tests.begin()), std::make_move_iterator(tests.end())),
        budget_(lanes) {
    const auto needed = static_cast<unsigned>(std::min<std::size_t>(lanes, waiting_.size()));
    for (unsigned i = possible_lanes(needed); i > 0; --i) lanes_.emplace_back(context_);
  }

  void run() {
    while (fill(), busy()) {
      context_.supervisor.step(wakes_at());
      for (Place& place : lanes_) {
        place.lane.advance();
        release(place);
      }
    }
  }

 private:
  struct Place {
    explicit Place(const RunContext& context) : lane(context) {}
    Lane lane;
    std::optional<launch::RunPolicy> taken;  // what the budget has given to it
  };

  // A lane may be idle again at once: its test could not be started.
  void fill() {
    for (Place& place : lanes_) {
      while (place.lane.idle() && context_.supervisor.stopped_by() == 0) {
        const auto test = next();
        if (test == waiting_.end()) return;
        place.taken = test->policy;
        budget_.take(test->policy);
        place.lane.begin(std::move(*test));
        waiting_.erase(test);
        release(place);
      }
    }
  }

  void release(Place& place) {
    if (!place.lane.idle() || !place.taken) return;
    budget_.give_back(*place.taken);
    place.taken.reset();
  }

  // The first that may start now. None overtakes one that waits for threads of all, but those of
  // full groups are passed over.
  std::list<PlannedTest>::iterator next() {
    for (auto test = waiting_.begin(); test != waiting_.end(); ++test) {
      const ThreadBudget::Answer answer = budget_.ask(test->policy);
      if (answer == ThreadBudget::Answer::free) return test;
      if (answer == ThreadBudget::Answer::all_is_full) break;
    }
    return waiting_.end();
  }

  [[nodiscard]] bool busy() const {
    return std::any_of(lanes_.begin(), lanes_.end(),
                       [](const Place& place) { return !place.lane.idle(); });
  }

  [[nodiscard]] std::optional<Clock::time_point> wakes_at() const {
    std::optional<Clock::time_point> earliest;
    for (const Place& place : lanes_) {
      const auto time = place.lane.wakes_at();
      if (time && (!earliest || *time < *earliest)) earliest = time;
    }
    return earliest;
  }

  const RunContext& context_;
  std::list<PlannedTest> waiting_;
  ThreadBudget budget_;
  std::deque<Place> lanes_;
};

}  // namespace

void run_tests(const RunContext& context, std::vector<PlannedTest> tests, unsigned lanes) {
  Schedule(context, std::move(tests), std::max(1U, lanes)).run();
}

}  // namespace reuse_build::driver
