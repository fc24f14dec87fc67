// SPDX-License-Identifier: MIT OR Apache-2.0
#include "libtest/libtest_report.hpp"

#include <algorithm>
#include <optional>

namespace reuse_build::driver {
namespace {

// Takes the first line off; nothing when there is no whole line left.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

// The N of "running N test" or "running N tests", empty for other lines.
std::string_view announced_number(std::string_view line) {
  constexpr std::string_view start = "running ";
  if (!line.starts_with(start)) return {};
  line.remove_prefix(start.size());
  const std::string_view number = line.substr(0, line.find(' '));
  const std::string_view rest = line.substr(number.size());
  const bool digits =
      std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && (rest == " test" || rest == " tests") ? number : std::string_view();
}

// An ignored test prints nothing of its own, so libtest's lines follow each other.
bool reports_ignored(std::string_view rest) {
  const auto test = take_line(rest);
  return test && test->starts_with("test ") &&
         test->find(" ... ignored") != std::string_view::npos &&
         rest.starts_with("\ntest result: ok. 0 passed; 0 failed; 1 ignored;");
}

}  // namespace

LibtestReport read_libtest_report(std::string_view output) {
  while (const auto line = take_line(output)) {
    const std::string_view number = announced_number(*line);
    if (number.empty()) continue;
    if (number == "0") return LibtestReport::no_test;
    return reports_ignored(output) ? LibtestReport::ignored : LibtestReport::other;
  }
  return LibtestReport::other;
}

}  // namespace reuse_build::driver
