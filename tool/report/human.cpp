// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/human.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace reuse_build {

namespace {

// More than any terminal needs to show; a double beyond the integer's range must not be converted.
constexpr double most_bytes = 1e18;
constexpr double most_seconds = 1e9;

}  // namespace

std::string human_size(unsigned long long bytes) {
  constexpr std::array<const char*, 4> units{"kB", "MB", "GB", "TB"};
  if (bytes < 1000) return fmt::format("{} B", bytes);
  double value = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  for (; value >= 999.95 && unit + 1 < units.size(); ++unit) value /= 1000;
  return fmt::format("{:.1f} {}", value, units.at(unit));
}

std::string human_rate(std::uint64_t bytes, std::chrono::duration<double> time) {
  const double rate = time.count() > 0 ? static_cast<double>(bytes) / time.count() : 0;
  return human_size(static_cast<unsigned long long>(std::min(rate, most_bytes))) + "/s";
}

std::string human_duration(std::chrono::duration<double> time) {
  const double whole = std::ceil(std::clamp(time.count(), 0.0, most_seconds));
  const auto seconds = static_cast<std::uint64_t>(whole);
  const std::uint64_t minutes = seconds / 60;
  if (minutes == 0) return fmt::format("{}s", seconds);
  if (minutes < 60) return fmt::format("{}m {:02}s", minutes, seconds % 60);
  return fmt::format("{}h {:02}m", minutes / 60, minutes % 60);
}

std::string counted(unsigned long long count, std::string_view noun) {
  if (count == 1) return fmt::format("1 {}", noun);
  if (noun.back() == 'y') return fmt::format("{} {}ies", count, noun.substr(0, noun.size() - 1));
  return fmt::format("{} {}s", count, noun);
}

}  // namespace reuse_build
