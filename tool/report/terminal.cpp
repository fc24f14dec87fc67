// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cwchar>

namespace reuse_build {

namespace {

constexpr std::size_t usual_columns = 80;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

bool is_set(const char* name) {
  return !environment(name).empty();
}

// A terminal that obeys control sequences.
bool is_capable_terminal() {
  const std::string_view term = environment("TERM");
  return ::isatty(STDERR_FILENO) == 1 && !term.empty() && term != "dumb";
}

bool is_ci_job() {
  return is_set("CI") && environment("CI") != "false";
}

std::size_t terminal_columns() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view text = environment("COLUMNS");
  std::size_t columns = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), columns);
  return result.ec == std::errc() && columns > 0 ? columns : usual_columns;
}

struct Character {
  std::size_t bytes;
  std::size_t columns;
};

// The first of a text that is not empty.
Character first_character(std::string_view text) {
  std::mbstate_t state{};
  wchar_t character = 0;
  const std::size_t bytes = std::mbrtowc(&character, text.data(), text.size(), &state);
  if (bytes == 0 || bytes > text.size()) return {1, 1};  // NUL, or one of the two error values
  const int columns = ::wcwidth(character);
  return {bytes, columns > 0 ? static_cast<std::size_t>(columns) : 0};
}

// How many bytes of the text fit.
std::size_t bytes_within(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  while (used < text.size()) {
    const Character next = first_character(text.substr(used));
    if (next.columns > columns) break;
    columns -= next.columns;
    used += next.bytes;
  }
  return used;
}

}  // namespace

bool wants_colors() {
  if (is_set("NO_COLOR")) return false;
  if (is_set("CLICOLOR_FORCE") && environment("CLICOLOR_FORCE") != "0") return true;
  return environment("CLICOLOR") != "0" && is_capable_terminal();
}

bool can_rewrite_lines() {
  return is_capable_terminal() && !is_ci_job();
}

std::size_t status_columns() {
  return terminal_columns() - 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = first_character(text.substr(at));
    columns += next.columns;
    at += next.bytes;
  }
  return columns;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
  constexpr std::string_view dots = "...";
  if (bytes_within(text, columns) == text.size()) return std::string(text);
  if (columns <= dots.size()) return std::string(dots.substr(0, columns));
  return std::string(text.substr(0, bytes_within(text, columns - dots.size()))).append(dots);
}

}  // namespace reuse_build
