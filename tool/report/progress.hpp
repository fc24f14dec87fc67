// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace reuse_build {

// Says on stderr what the tool is doing, in cargo's manner: a verb of 12 columns and the rest.
// Colours only on a terminal without NO_COLOR.
void report_step(std::string_view verb, std::string_view text);

// "warning: <text>" on stderr.
void report_warning(std::string_view text);

// "12.3 MB", decimal units.
std::string human_size(unsigned long long bytes);

// "1 file", "2 files".
std::string counted(unsigned long long count, std::string_view noun);

// A line on a terminal that is written over as work goes on; nothing where stderr is no terminal.
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
