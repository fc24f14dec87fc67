// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/regex_syntax.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "select/regex.hpp"

namespace reuse_build {

namespace {

// What \w, \d and \s mean in Unicode (UTS 18, annex C), as the inside of a class. Alphabetic is
// more than the letters: the enclosed ones count, too.
constexpr std::string_view word =
    R"(\pL\pM\p{Nd}\p{Nl}\p{Pc}\x{200c}\x{200d}\x{24b6}-\x{24e9}\x{1f130}-\x{1f149})"
    R"(\x{1f150}-\x{1f169}\x{1f170}-\x{1f189})";
constexpr std::string_view digit = R"(\p{Nd})";
constexpr std::string_view blank = R"(\t-\r\x{85}\p{Z})";

constexpr std::array<std::string_view, 14> named_classes = {
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph",
    "lower", "print", "punct", "space", "upper", "word",  "xdigit"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What Rust lets follow a backslash: the signs of ASCII, which then stand for themselves, and the
// letters of controls.
bool is_escapable(char c) {
  if (std::string_view("aftnrv").find(c) != std::string_view::npos) return true;
  return static_cast<unsigned char>(c) < 0x80 && !is_digit(c) && !is_letter(c) && c != '<' &&
         c != '>';
}

// Goes through the expression once; what both syntaxes share is copied.
class Translator {
 public:
  explicit Translator(std::string_view text) : text_(text) {}
  std::string translate();

 private:
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] bool is_at(std::string_view wanted) const {
    return text_.substr(at_, wanted.size()) == wanted;
  }
  void put(std::string_view translated, std::size_t consumed) {
    re2_ += translated;
    at_ += consumed;
  }
  void copy(std::size_t count) { put(text_.substr(at_, count), count); }

  void translate_one();
  void copy_repetition();
  void translate_class();
  void translate_class_item();
  void copy_named_class();
  [[nodiscard]] std::string escape_here() const;
  void translate_escape();
  void translate_class_escape();
  bool translate_set();
  void refuse_range() const;
  bool translate_character();
  bool copy_property();
  void translate_hexadecimal();

  std::string_view text_;
  std::size_t at_ = 0;
  std::string re2_;
};

std::string Translator::translate() {
  while (!at_end()) translate_one();
  return std::move(re2_);
}

void Translator::translate_one() {
  if (is_at("\\")) {
    translate_escape();
  } else if (is_at("[")) {
    translate_class();
  } else if (is_at("{")) {
    copy_repetition();
  } else if (is_at("(?<")) {
    put("(?P<", 3);
  } else {
    copy(1);
  }
}

// {n} {n,} {n,m}; RE2 takes anything else literally.
void Translator::copy_repetition() {
  std::size_t end = at_ + 1;
  const auto skip_digits = [&] {
    const std::size_t begin = end;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    return end > begin;
  };
  const bool begins = skip_digits();
  if (begins && text_.substr(end, 1) == ",") {
    ++end;
    skip_digits();
  }
  if (!begins || text_.substr(end, 1) != "}") {
    throw RegexMistake{"'{' begins no repetition; write '\\{' for the sign itself"};
  }
  copy(end + 1 - at_);
}

void Translator::translate_class() {
  copy(1);
  if (is_at("^")) copy(1);
  if (is_at("]")) put("\\]", 1);
  while (!at_end() && !is_at("]")) translate_class_item();
  if (at_end()) throw RegexMistake{"a class '[' is never closed"};
  copy(1);
}

void Translator::translate_class_item() {
  if (is_at("&&") || is_at("--") || is_at("~~")) {
    throw RegexMistake{"operations on classes ('&&', '--', '~~') are not supported"};
  }
  if (is_at("[")) return copy_named_class();
  if (is_at("\\")) return translate_class_escape();
  copy(1);
}

// [:alpha:] in a class.
void Translator::copy_named_class() {
  for (const std::string_view name : named_classes) {
    for (const char* begin : {"[:", "[:^"}) {
      const std::string named = std::string(begin).append(name) + ":]";
      if (is_at(named)) return copy(named.size());
    }
  }
  throw RegexMistake{"a class in a class is not supported; write '\\[' for the sign itself"};
}

// The backslash here and the character behind it, in quotes.
std::string Translator::escape_here() const {
  std::size_t end = std::min(at_ + 2, text_.size());
  while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
  return "'" + std::string(text_.substr(at_, end - at_)) + "'";
}

void Translator::translate_escape() {
  const auto put_class = [this](std::string_view begin, std::string_view inside) {
    put(std::string(begin).append(inside) + "]", 2);
  };
  if (is_at("\\w")) return put_class("[", word);
  if (is_at("\\W")) return put_class("[^", word);
  if (is_at("\\d")) return put_class("[", digit);
  if (is_at("\\D")) return put_class("[^", digit);
  if (is_at("\\s")) return put_class("[", blank);
  if (is_at("\\S")) return put_class("[^", blank);
  if (is_at("\\b{") || is_at("\\<") || is_at("\\>")) {
    throw RegexMistake{"the beginning and the end of a word are not supported; '\\b' is both"};
  }
  if (is_at("\\b") || is_at("\\B") || is_at("\\A") || is_at("\\z")) return copy(2);
  if (!translate_character()) throw RegexMistake{"there is no such escape: " + escape_here()};
}

void Translator::translate_class_escape() {
  if (translate_set()) return refuse_range();
  if (!translate_character()) throw RegexMistake{"not supported in a class: " + escape_here()};
}

// What stands for more than one character in a class.
bool Translator::translate_set() {
  if (is_at("\\p") || is_at("\\P")) return copy_property();
  if (is_at("\\w")) {
    put(word, 2);
  } else if (is_at("\\d")) {
    put(digit, 2);
  } else if (is_at("\\s")) {
    put(blank, 2);
  } else if (is_at("\\D")) {
    put(R"(\P{Nd})", 2);
  } else {
    return false;
  }
  return true;
}

// RE2 would take [\w-a] as three of them.
void Translator::refuse_range() const {
  if (!is_at("-") || is_at("-]") || is_at("--")) return;
  throw RegexMistake{
      "a range in a class goes from one character to another; write '\\-' for the sign itself"};
}

// \pL \p{Greek}; the negation of RE2's own, \p{^Greek}, is unknown to Rust.
bool Translator::copy_property() {
  const std::string_view name = text_.substr(at_ + 2);
  if (!name.starts_with('{')) {
    copy(name.empty() ? 2 : 3);
    return true;
  }
  const std::size_t end = name.find('}');
  if (end == std::string_view::npos || name.starts_with("{^")) return false;
  copy(end + 3);
  return true;
}

// What stands for one character, or one of a property, in a class or outside.
bool Translator::translate_character() {
  if (at_ + 1 >= text_.size()) return false;
  const char escaped = text_[at_ + 1];
  if (escaped == 'p' || escaped == 'P') return copy_property();
  if (std::string_view("xuU").find(escaped) != std::string_view::npos) {
    translate_hexadecimal();
  } else if (escaped == '_') {
    put("_", 2);
  } else if (is_escapable(escaped)) {
    copy(2);
  } else {
    return false;
  }
  return true;
}

// \x41 \u0041 \U00000041, and with braces one to eight digits.
void Translator::translate_hexadecimal() {
  const char letter = text_[at_ + 1];
  const bool braces = text_.substr(at_ + 2, 1) == "{";
  const std::size_t begin = at_ + (braces ? 3 : 2);
  std::size_t count = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
  if (braces) count = text_.substr(begin, 9).find('}');
  const std::string_view digits = text_.substr(std::min(begin, text_.size()), count);
  if (digits.empty() || digits.size() != count ||
      !std::all_of(digits.begin(), digits.end(), is_hex)) {
    throw RegexMistake{R"(an escape '\x', '\u' or '\U' is wrong)"};
  }
  put("\\x{" + std::string(digits) + "}", begin + count + (braces ? 1 : 0) - at_);
}

}  // namespace

std::string to_re2_syntax(std::string_view rust_syntax) {
  return Translator(rust_syntax).translate();
}

}  // namespace reuse_build
