// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/progress_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/heading.hpp"
#include "report/human.hpp"
#include "report/progress.hpp"
#include "report/status_line.hpp"
#include "report/terminal.hpp"

namespace reuse_build {

namespace {

constexpr std::chrono::steady_clock::duration interval = std::chrono::milliseconds(100);
constexpr std::size_t bar_width = 20;
constexpr std::size_t least_columns_for_bar = 80;  // below, the figures need the room
constexpr std::chrono::duration<double> least_time_for_rate = std::chrono::milliseconds(500);

double fraction(const ProgressState& state) {
  return std::min(1.0, static_cast<double>(state.done) / static_cast<double>(state.total));
}

std::string bar(const ProgressState& state) {
  const auto filled = static_cast<std::size_t>(fraction(state) * bar_width);
  const std::string head = filled < bar_width ? ">" : "";
  return fmt::format("[{:<{}}] ", std::string(filled, '=') + head, bar_width);
}

std::string bytes(const ProgressState& state) {
  if (state.total == 0) return human_size(state.done);
  return human_size(state.done) + " of " + human_size(state.total);
}

// Rate and time left, once there is enough to tell them from.
std::string speed(const ProgressState& state) {
  if (state.elapsed < least_time_for_rate || state.done == 0) return {};
  std::string rate = ", " + human_rate(state.done, state.elapsed);
  if (state.total == 0 || state.done >= state.total) return rate;
  const auto left = state.elapsed * (1 / fraction(state) - 1);
  return rate + ", " + human_duration(left) + " left";
}

}  // namespace

std::string progress_line(const ProgressState& state, std::size_t columns) {
  std::string text;
  if (state.total > 0 && columns + 1 >= least_columns_for_bar) text += bar(state);
  text += bytes(state) + speed(state);
  if (!state.label.empty()) text.append(": ").append(state.label);
  return fitted_line(state.verb, text, columns);
}

ProgressBar::ProgressBar(std::string verb, std::uint64_t total_bytes)
    : verb_(std::move(verb)),
      total_(total_bytes),
      shown_(can_rewrite_lines() && verbosity() != Verbosity::quiet),
      start_(Clock::now()),
      next_draw_((start_ + interval).time_since_epoch().count()) {}

ProgressBar::~ProgressBar() {
  if (shown_) clear_status();
}

void ProgressBar::advance(std::uint64_t bytes) {
  if (!shown_) return;
  done_ += bytes;
  const auto now = Clock::now();
  if (is_due(now)) draw(now);
}

void ProgressBar::label(std::string_view text) {
  if (!shown_) return;
  const std::scoped_lock lock(mutex_);
  label_ = text;
}

// True for one of the threads that ask, and then for none until the interval is over.
bool ProgressBar::is_due(Clock::time_point now) {
  Clock::rep due = next_draw_;
  if (now.time_since_epoch().count() < due) return false;
  return next_draw_.compare_exchange_strong(due, (now + interval).time_since_epoch().count());
}

void ProgressBar::draw(Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  show_status(progress_line({verb_, done_, total_, now - start_, label_}, status_columns()));
}

}  // namespace reuse_build
