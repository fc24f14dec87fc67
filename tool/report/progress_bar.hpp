// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace reuse_build {

// How far a piece of work is.
struct ProgressState {
  std::string_view verb;
  std::uint64_t done = 0;   // bytes
  std::uint64_t total = 0;  // bytes; 0: unknown
  std::chrono::duration<double> elapsed{};
  std::string_view label;  // what is being worked on; may be empty
};

// The state as one line of at most so many columns: bar, bytes, rate, time left (by the mean rate
// so far), label; what does not fit is left out from its end.
std::string progress_line(const ProgressState& state, std::size_t columns);

// A line on a terminal that shows how far the work is, written over at most ten times a second and
// taken away at the end. Draws nothing where lines cannot be rewritten (a CI job's log) or the tool
// is quiet. Every function may be called from any thread.
class ProgressBar {
 public:
  explicit ProgressBar(std::string verb, std::uint64_t total_bytes = 0);
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar();

  void advance(std::uint64_t bytes);
  void label(std::string_view text);

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool is_due(Clock::time_point now);
  void draw(Clock::time_point now);

  const std::string verb_;
  const std::uint64_t total_;
  const bool shown_;
  const Clock::time_point start_;
  std::atomic<std::uint64_t> done_ = 0;
  std::atomic<Clock::rep> next_draw_;  // on the clock
  std::mutex mutex_;                   // of label_
  std::string label_;
};

}  // namespace reuse_build
