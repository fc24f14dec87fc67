// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/progress.hpp"

#include <fmt/format.h>

#include <atomic>

#include "launch/printable.hpp"
#include "report/heading.hpp"
#include "report/status_line.hpp"
#include "report/terminal.hpp"

namespace reuse_build {

namespace {

std::atomic<Verbosity>& setting() {
  static std::atomic<Verbosity> only{Verbosity::normal};
  return only;
}

}  // namespace

void set_verbosity(Verbosity verbosity) {
  setting() = verbosity;
}

Verbosity verbosity() {
  return setting();
}

void report_step(std::string_view verb, std::string_view text) {
  if (verbosity() == Verbosity::quiet) return;
  print_line(fmt::format("{} {}", heading(verb), launch::printable(text)));
}

void report_detail(std::string_view verb, std::string_view text) {
  if (verbosity() == Verbosity::verbose) report_step(verb, text);
}

void report_warning(std::string_view text) {
  print_line(fmt::format("warning: {}", launch::printable(text)));
}

LiveLine::~LiveLine() {
  if (shown_) clear_status();
}

void LiveLine::show(std::string_view text) {
  constexpr auto interval = std::chrono::milliseconds(100);
  const auto now = std::chrono::steady_clock::now();
  if (shown_ && now - last_ < interval) return;
  if (!can_rewrite_lines() || verbosity() == Verbosity::quiet) return;
  show_status(fitted_line(verb_, text, status_columns()));
  last_ = now;
  shown_ = true;
}

}  // namespace reuse_build
