// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/duration.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "launch/run_policy.hpp"

namespace reuse_build {

namespace {

using Nanoseconds = std::uint64_t;

constexpr Nanoseconds per_second = 1'000'000'000;
constexpr Nanoseconds per_minute = 60 * per_second;
constexpr Nanoseconds per_hour = 60 * per_minute;
constexpr Nanoseconds per_day = 24 * per_hour;
constexpr Nanoseconds per_month = 2'630'016 * per_second;  // a twelfth of a year of 365.25 days
constexpr Nanoseconds per_year = 31'557'600 * per_second;
constexpr Nanoseconds longest =
    static_cast<Nanoseconds>(std::chrono::nanoseconds(launch::longest_duration).count());

constexpr std::array<std::pair<std::string_view, Nanoseconds>, 41> units{{
    {"ns", 1},
    {"nsec", 1},
    {"nanos", 1},
    {"us", 1'000},
    {"usec", 1'000},
    {"µs", 1'000},
    {"micros", 1'000},
    {"ms", 1'000'000},
    {"msec", 1'000'000},
    {"millis", 1'000'000},
    {"s", per_second},
    {"sec", per_second},
    {"secs", per_second},
    {"second", per_second},
    {"seconds", per_second},
    {"m", per_minute},
    {"min", per_minute},
    {"mins", per_minute},
    {"minute", per_minute},
    {"minutes", per_minute},
    {"h", per_hour},
    {"hr", per_hour},
    {"hrs", per_hour},
    {"hour", per_hour},
    {"hours", per_hour},
    {"d", per_day},
    {"day", per_day},
    {"days", per_day},
    {"w", 7 * per_day},
    {"wk", 7 * per_day},
    {"wks", 7 * per_day},
    {"week", 7 * per_day},
    {"weeks", 7 * per_day},
    {"M", per_month},
    {"month", per_month},
    {"months", per_month},
    {"y", per_year},
    {"yr", per_year},
    {"yrs", per_year},
    {"year", per_year},
    {"years", per_year},
}};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Takes what `is_part` holds for off the beginning of the text.
template <class Predicate>
std::string_view take(std::string_view& text, Predicate is_part) {
  std::size_t size = 0;
  while (size < text.size() && is_part(text[size])) ++size;
  const std::string_view part = text.substr(0, size);
  text.remove_prefix(part.size());
  return part;
}

// No more than `longest`.
Nanoseconds value_of(std::string_view digits) {
  Nanoseconds number = 0;
  for (const char digit : digits) {
    const auto value = static_cast<Nanoseconds>(digit - '0');
    number = number > (longest - value) / 10 ? longest : number * 10 + value;
  }
  return number;
}

// What the digits behind a decimal point are of the unit.
Nanoseconds fraction_of(std::string_view digits, Nanoseconds unit) {
  Nanoseconds sum = 0;
  for (const char digit : digits) {
    unit /= 10;
    sum += unit * static_cast<Nanoseconds>(digit - '0');
  }
  return sum;
}

std::optional<Nanoseconds> take_unit(std::string_view& text) {
  const std::string_view name = take(text, [](char c) { return !is_blank(c) && !is_digit(c); });
  for (const auto& [unit, value] : units) {
    if (unit == name) return value;
  }
  return std::nullopt;
}

// "1.5 h"
std::optional<Nanoseconds> take_part(std::string_view& text) {
  const std::string_view whole = take(text, is_digit);
  std::string_view decimals;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    decimals = take(text, is_digit);
    if (decimals.empty()) return std::nullopt;
  }
  take(text, is_blank);
  const auto unit = take_unit(text);
  if (whole.empty() || !unit) return std::nullopt;
  const Nanoseconds number = value_of(whole);
  if (number >= longest / *unit) return longest;
  return number * *unit + fraction_of(decimals, *unit);
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  if (text == "0") return std::chrono::milliseconds(0);
  Nanoseconds sum = 0;
  take(text, is_blank);
  do {
    const auto part = take_part(text);
    if (!part) return std::nullopt;
    sum = std::min(longest, sum + *part);  // two of the longest fit
    take(text, is_blank);
  } while (!text.empty());
  constexpr Nanoseconds per_millisecond = 1'000'000;
  return std::chrono::milliseconds((sum + per_millisecond - 1) / per_millisecond);
}

}  // namespace reuse_build
