// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "report/human.hpp"

namespace reuse_build {

// How much of the progress is told: warnings only; the steps, and on a terminal a bar; every file.
// Errors are always told. One setting for the whole process.
enum class Verbosity { quiet, normal, verbose };

void set_verbosity(Verbosity verbosity);
Verbosity verbosity();

// Says on stderr what the tool is doing, in cargo's manner: a verb of 12 columns and the rest.
void report_step(std::string_view verb, std::string_view text);

// The same, about one file among many: with Verbosity::verbose only.
void report_detail(std::string_view verb, std::string_view text);

// "warning: <text>" on stderr.
void report_warning(std::string_view text);

// A line on a terminal that is written over as work goes on, at most ten times a second; nothing
// where lines cannot be rewritten or the tool is quiet. For one thread. See also ProgressBar.
class LiveLine {
 public:
  explicit LiveLine(std::string verb) : verb_(std::move(verb)) {}
  LiveLine(const LiveLine&) = delete;
  LiveLine& operator=(const LiveLine&) = delete;
  ~LiveLine();
  void show(std::string_view text);

 private:
  std::string verb_;
  std::chrono::steady_clock::time_point last_;
  bool shown_ = false;
};

}  // namespace reuse_build
