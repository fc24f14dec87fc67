// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/argument.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace reuse_build {

namespace {

void append_utf8(std::string& text, std::uint32_t code_point) {
  const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto put_rest = [&](unsigned bits) { put(0x80U | ((code_point >> bits) & 0x3FU)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put_rest(0);
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put_rest(6);
    put_rest(0);
  } else {
    put(0xF0U | (code_point >> 18U));
    put_rest(12);
    put_rest(6);
    put_rest(0);
  }
}

bool is_character(std::uint32_t code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  return code_point <= 0x10FFFF && !surrogate;
}

// u{1F980}: one to six digits of a character's number.
bool parse_code_point(Cursor& cursor, std::string& text) {
  const std::string_view rest = cursor.rest();
  const std::size_t end = rest.substr(0, 9).find('}');
  if (!rest.starts_with("u{") || end == std::string_view::npos) return false;
  const std::string_view digits = rest.substr(2, end - 2);
  std::uint32_t code_point = 0;
  const auto [read, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code_point, 16);
  if (error != std::errc() || read != digits.data() + digits.size()) return false;
  if (!is_character(code_point)) return false;
  append_utf8(text, code_point);
  cursor.skip(end + 1);
  return true;
}

// What follows a backslash.
bool parse_escaped(Cursor& cursor, std::string& text) {
  constexpr std::array<std::pair<char, char>, 9> escapes = {{{'n', '\n'},
                                                             {'r', '\r'},
                                                             {'t', '\t'},
                                                             {'b', '\b'},
                                                             {'f', '\f'},
                                                             {'\\', '\\'},
                                                             {'/', '/'},
                                                             {')', ')'},
                                                             {',', ','}}};
  for (const auto& [letter, meaning] : escapes) {
    if (!cursor.accept({&letter, 1})) continue;
    text += meaning;
    return true;
  }
  return parse_code_point(cursor, text);
}

// Up to a '/' without a backslash, which itself stays: it is the regular expression's.
std::optional<std::string> read_regex(Cursor& cursor) {
  std::string regex;
  while (!cursor.at_end()) {
    regex += cursor.read_until("\\/");
    if (cursor.accept("/")) return regex;
    if (cursor.accept("\\/")) {
      regex += '/';
    } else if (cursor.accept("\\")) {
      regex += '\\';
    }
  }
  return std::nullopt;
}

std::optional<NameMatcher> parse_regex(Cursor& cursor, FiltersetMistakes& mistakes) {
  const std::size_t begin = cursor.at();
  const Cursor before = cursor;
  const std::optional<std::string> regex = read_regex(cursor);
  if (!regex) {
    cursor = before;
    cursor.read_until(")");
    mistakes.add({cursor.at(), 0}, "the '/' that ends the regular expression is missing");
    return std::nullopt;
  }
  try {
    return NameMatcher::regex(*regex);
  } catch (const RegexMistake& mistake) {
    mistakes.add({begin, cursor.at() - begin - 1}, "invalid regular expression: " + mistake.what);
    return std::nullopt;
  }
}

std::optional<NameMatcher> parse_glob(Cursor& cursor, FiltersetMistakes& mistakes) {
  const std::size_t begin = cursor.at();
  std::optional<std::string> text = parse_text(cursor, mistakes);
  if (!text) return std::nullopt;
  try {
    return NameMatcher::glob(*std::move(text));
  } catch (const Error& error) {
    mistakes.add({begin, cursor.at() - begin}, error.message());
    return std::nullopt;
  }
}

std::optional<NameMatcher> make_matcher(std::optional<std::string> text,
                                        NameMatcher (*make)(std::string)) {
  if (!text) return std::nullopt;
  return make(*std::move(text));
}

}  // namespace

std::optional<std::string> parse_text(Cursor& cursor, FiltersetMistakes& mistakes) {
  std::string text;
  bool valid = true;
  while (true) {
    text += cursor.read_until("\\,)");
    const std::size_t begin = cursor.at();
    if (!cursor.accept("\\")) break;
    if (!parse_escaped(cursor, text)) {
      mistakes.add({begin, 2}, "there is no such escape; write '\\\\' for a backslash");
      valid = false;
    }
  }
  if (text.empty() && valid && !cursor.at_end()) {
    mistakes.add({cursor.at(), 0}, "an argument is missing");
    valid = false;
  }
  return valid ? std::optional(std::move(text)) : std::nullopt;
}

std::optional<NameMatcher> parse_matcher(Cursor& cursor, ImplicitMatcher implicit,
                                         FiltersetMistakes& mistakes) {
  if (cursor.accept("/")) return parse_regex(cursor, mistakes);
  if (cursor.accept("#")) return parse_glob(cursor, mistakes);
  if (cursor.accept("=")) {
    implicit = ImplicitMatcher::equal;
  } else if (cursor.accept("~")) {
    implicit = ImplicitMatcher::contains;
  }
  switch (implicit) {
    case ImplicitMatcher::equal:
      return make_matcher(parse_text(cursor, mistakes), NameMatcher::equal_to);
    case ImplicitMatcher::contains:
      return make_matcher(parse_text(cursor, mistakes), NameMatcher::containing);
    case ImplicitMatcher::glob:
      break;
  }
  return parse_glob(cursor, mistakes);
}

}  // namespace reuse_build
