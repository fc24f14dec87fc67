// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/heading.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "launch/printable.hpp"
#include "report/terminal.hpp"

namespace reuse_build {

namespace {

std::string padded(std::string_view verb) {
  return fmt::format("{:>12}", verb);
}

std::string colored(const std::string& text) {
  return wants_colors() ? "\033[1;32m" + text + "\033[0m" : text;
}

std::string without_controls(std::string_view text) {
  std::string line = launch::printable(text);
  const auto is_blank = [](char c) { return c == '\n' || c == '\t'; };
  std::replace_if(line.begin(), line.end(), is_blank, ' ');
  return line;
}

}  // namespace

std::string heading(std::string_view verb) {
  return colored(padded(verb));
}

std::string fitted_line(std::string_view verb, std::string_view text, std::size_t columns) {
  const std::string shown_verb = cut_to_width(padded(verb), columns);
  const std::size_t left = columns - display_width(shown_verb);
  return colored(shown_verb) + cut_to_width(" " + without_controls(text), left);
}

}  // namespace reuse_build
