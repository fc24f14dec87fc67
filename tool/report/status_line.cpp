// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/status_line.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <mutex>
#include <string>

namespace reuse_build {

namespace {

constexpr std::string_view to_start = "\r\033[K";  // to the first column, and all from there erased

struct Status {
  std::mutex mutex;
  std::string shown;
};

Status& status() {
  static Status only;
  return only;
}

// One write: stderr has no buffer, and other processes write to the same terminal.
void write(const std::string& text) {
  std::fputs(text.c_str(), stderr);
}

}  // namespace

void print_line(std::string_view line) {
  const std::scoped_lock lock(status().mutex);
  const std::string& shown = status().shown;
  write(shown.empty() ? fmt::format("{}\n", line) : fmt::format("{}{}\n{}", to_start, line, shown));
}

void show_status(std::string_view line) {
  const std::scoped_lock lock(status().mutex);
  status().shown = line;
  write(fmt::format("{}{}", to_start, line));
}

void clear_status() {
  const std::scoped_lock lock(status().mutex);
  if (status().shown.empty()) return;
  status().shown.clear();
  write(std::string(to_start));
}

}  // namespace reuse_build
