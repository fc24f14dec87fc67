// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/filterset_mistakes.hpp"

#include <algorithm>
#include <utility>

#include "launch/printable.hpp"

namespace reuse_build {

namespace {

constexpr std::size_t most_shown = 20;
constexpr std::size_t most_around = 60;  // bytes of a line before and behind a place's begin

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// What takes one column: characters, as far as the number of their bytes tells.
std::size_t columns(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues_character));
}

// As many blanks, with the tabs where they are.
std::string blank_copy(std::string_view text) {
  std::string blanks;
  for (const char byte : text) {
    if (!continues_character(byte)) blanks += byte == '\t' ? '\t' : ' ';
  }
  return blanks;
}

// The line up to `at`, its begin cut where it is long.
std::string line_before(std::string_view text, std::size_t at) {
  std::string_view line = text.substr(0, at);
  line.remove_prefix(line.rfind('\n') + 1);  // npos + 1 is 0
  if (line.size() <= most_around) return launch::printable(line);
  line.remove_prefix(line.size() - most_around);
  while (!line.empty() && continues_character(line.front())) line.remove_prefix(1);
  return "…" + launch::printable(line);
}

// The line from `at` on, its end cut where it is long.
std::string line_from(std::string_view text, std::size_t at) {
  std::string_view line = text.substr(at);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() <= most_around) return launch::printable(line);
  std::size_t end = most_around;
  while (end < line.size() && continues_character(line[end])) ++end;
  return launch::printable(line.substr(0, end)) + "…";
}

}  // namespace

std::string show_place(std::string_view expression, Place place) {
  const std::size_t at = std::min(place.begin, expression.size());
  const std::string before = line_before(expression, at);
  const std::string behind = line_from(expression, at);
  const std::string marked = launch::printable(expression.substr(at, place.length));
  const std::size_t marks = std::min(columns(marked), columns(behind));
  return before + behind + "\n" + blank_copy(before) +
         std::string(std::max<std::size_t>(marks, 1), '^');
}

void FiltersetMistakes::begin(std::string expression) {
  expression_ = std::move(expression);
}

void FiltersetMistakes::add(Place place, const std::string& what) {
  if (expression_.find('(') == std::string::npos) {
    hint_ = "a part of a test's name is chosen by test(PART); ctest's own -E goes after `--`";
  }
  if (++count_ > most_shown) return;
  details_ += "\n" + what + "\n  ";
  for (const char byte : show_place(expression_, place)) {
    details_ += byte;
    if (byte == '\n') details_ += "  ";
  }
}

Error FiltersetMistakes::to_error() const {
  std::string message = "invalid filterset" + details_;
  if (count_ > most_shown) {
    message += "\nand " + std::to_string(count_ - most_shown) + " more mistakes";
  }
  return Error(ExitCode::invalid_filterset, std::move(message), hint_);
}

}  // namespace reuse_build
