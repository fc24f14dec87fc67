// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/ctest_arguments.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <thread>

namespace reuse_build {

namespace {

std::optional<unsigned> positive_number(std::string_view text) {
  unsigned number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = status == std::errc{} && end == text.data() + text.size();
  return whole && number > 0 ? std::optional(number) : std::nullopt;
}

// The number of an option that says how many tests ctest runs at a time: -j8, -j 8, --parallel 8,
// --parallel=8; `next` is the argument behind it.
std::optional<unsigned> level_of(std::string_view argument, std::string_view next) {
  for (const std::string_view option : {"--parallel", "-j"}) {
    if (!argument.starts_with(option)) continue;
    argument.remove_prefix(option.size());
    if (argument.starts_with('=')) argument.remove_prefix(1);
    return positive_number(argument.empty() ? next : argument);
  }
  return std::nullopt;
}

}  // namespace

bool only_shows(const std::vector<std::string>& arguments) {
  constexpr std::array<std::string_view, 7> options = {
      "-N", "--show-only", "--print-labels", "--help", "-H", "--version", "--list-presets"};
  return std::any_of(arguments.begin(), arguments.end(), [&](const std::string& argument) {
    const std::string_view name = std::string_view(argument).substr(0, argument.find('='));
    return std::find(options.begin(), options.end(), name) != options.end();
  });
}

std::vector<std::string> with_absolute_files(std::vector<std::string> arguments) {
  constexpr std::array<std::string_view, 3> options = {"--output-junit", "--output-log", "-O"};
  for (std::size_t index = 1; index < arguments.size(); ++index) {
    const std::string& option = arguments[index - 1];
    if (std::find(options.begin(), options.end(), option) != options.end()) {
      arguments[index] = std::filesystem::absolute(arguments[index]).string();
    }
  }
  return arguments;
}

unsigned job_count(const std::vector<std::string>& arguments) {
  std::optional<unsigned> level;
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    const std::string next = index + 1 < arguments.size() ? arguments[index + 1] : std::string();
    if (const auto number = level_of(arguments[index], next)) level = number;
  }
  const char* variable = std::getenv("CTEST_PARALLEL_LEVEL");
  if (!level && variable != nullptr) level = positive_number(variable);
  return level.value_or(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace reuse_build
