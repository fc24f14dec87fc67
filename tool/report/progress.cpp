// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace reuse_build {

namespace {

bool is_terminal() {
  return ::isatty(STDERR_FILENO) == 1;
}

std::string heading(std::string_view verb) {
  const char* no_color = std::getenv("NO_COLOR");
  const bool colored = is_terminal() && (no_color == nullptr || *no_color == '\0');
  return colored ? fmt::format("\033[1;32m{:>12}\033[0m", verb) : fmt::format("{:>12}", verb);
}

void print_error(const std::string& text) {
  std::fputs(text.c_str(), stderr);
}

}  // namespace

void report_step(std::string_view verb, std::string_view text) {
  print_error(fmt::format("{} {}\n", heading(verb), text));
}

void report_warning(std::string_view text) {
  print_error(fmt::format("warning: {}\n", text));
}

std::string human_size(unsigned long long bytes) {
  constexpr std::array<const char*, 4> units{"kB", "MB", "GB", "TB"};
  if (bytes < 1000) return fmt::format("{} B", bytes);
  double value = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  for (; value >= 999.95 && unit + 1 < units.size(); ++unit) value /= 1000;
  return fmt::format("{:.1f} {}", value, units.at(unit));
}

std::string counted(unsigned long long count, std::string_view noun) {
  if (count == 1) return fmt::format("1 {}", noun);
  if (noun.back() == 'y') return fmt::format("{} {}ies", count, noun.substr(0, noun.size() - 1));
  return fmt::format("{} {}s", count, noun);
}

LiveLine::~LiveLine() {
  if (shown_) print_error("\r\033[K");
}

void LiveLine::show(std::string_view text) {
  constexpr auto interval = std::chrono::milliseconds(100);
  const auto now = std::chrono::steady_clock::now();
  if (!is_terminal() || (shown_ && now - last_ < interval)) return;
  print_error(fmt::format("\r{} {}\033[K", heading(verb_), text));
  last_ = now;
  shown_ = true;
}

}  // namespace reuse_build
