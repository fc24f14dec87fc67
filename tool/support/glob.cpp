// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/glob.hpp"

#include <re2/re2.h>

#include <bitset>
#include <cstddef>
#include <utility>
#include <vector>

namespace reuse_build {

namespace {

// What is wrong, and the byte of the glob where it begins.
struct GlobMistake {
  std::string what;
  std::size_t place;
};

constexpr std::size_t byte_values = 256;
using Bytes = std::bitset<byte_values>;

std::size_t value_of(char byte) {
  return static_cast<unsigned char>(byte);
}

// A byte as RE2 reads it literally, in a class and outside.
std::string literal(std::size_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  return {'\\', 'x', digits[value >> 4U], digits[value & 15U]};
}

std::string to_regex(const Bytes& bytes) {
  if (bytes.none()) return "[^\\x00-\\xff]";
  std::string regex = "[";
  for (std::size_t value = 0; value < byte_values; ++value) {
    if (bytes.test(value)) regex += literal(value);
  }
  return regex + "]";
}

// [...] of a glob. globset compares the ends of a range as characters, but matches their bytes: so
// does this.
class ClassReader {
 public:
  // `at` is where the '[' stands; read() leaves it behind the ']'. Throws GlobMistake.
  ClassReader(std::string_view glob, std::size_t& at) : glob_(glob), begin_(at), at_(at) {}
  Bytes read();

 private:
  [[nodiscard]] bool is_at(std::string_view text) const {
    return glob_.substr(at_, text.size()) == text;
  }
  void skip(std::size_t count) { at_ += count; }
  void read_item();
  std::string_view read_character();
  void add_range(std::string_view first, std::string_view last);

  std::string_view glob_;
  std::size_t begin_;
  std::size_t& at_;
  std::string_view first_;  // of the last range, which a further '-' makes longer
  Bytes bytes_;
};

Bytes ClassReader::read() {
  skip(1);
  const bool negated = is_at("!") || is_at("^");
  if (negated) skip(1);
  add_range(first_ = read_character(), first_);  // also a ']' or '-' in the first place
  while (!is_at("]")) read_item();
  skip(1);
  return negated ? ~bytes_ : bytes_;
}

void ClassReader::read_item() {
  if (!is_at("-") || is_at("-]")) {
    first_ = read_character();
    return add_range(first_, first_);
  }
  skip(1);
  add_range(first_, read_character());
}

// One character of UTF-8: a byte and those that continue it.
std::string_view ClassReader::read_character() {
  if (at_ >= glob_.size()) throw GlobMistake{"'[' is never closed", begin_};
  const std::size_t begin = at_;
  skip(1);
  while (at_ < glob_.size() && (value_of(glob_[at_]) & 0xC0U) == 0x80U) skip(1);
  return glob_.substr(begin, at_ - begin);
}

void ClassReader::add_range(std::string_view first, std::string_view last) {
  if (last < first) throw GlobMistake{"a range of [...] ends before it begins", begin_};
  for (const std::string_view end : {first, last}) {
    for (const char byte : end) bytes_.set(value_of(byte));
  }
  if (first == last) return;
  for (std::size_t value = value_of(first.back()); value <= value_of(last.front()); ++value) {
    bytes_.set(value);
  }
}

// Turns a glob into a regular expression over bytes, in one pass.
class Translator {
 public:
  Translator(std::string_view glob, GlobStyle style) : glob_(glob), style_(style) {}

  // Throws GlobMistake.
  std::string regex();

 private:
  [[nodiscard]] bool is_at(std::string_view text) const {
    return glob_.substr(at_, text.size()) == text;
  }
  [[nodiscard]] bool component_ends_at(std::size_t place) const;
  [[nodiscard]] std::string_view any_byte() const {
    return style_ == GlobStyle::path ? "[^/]" : ".";
  }
  void translate_one();
  void translate_stars();
  void translate_slash();
  void translate_escape();
  void translate_class();
  void open_alternates();
  void separate_alternates();
  void close_alternates();
  void put(std::string_view regex, std::size_t consumed) {
    regex_ += regex;
    at_ += consumed;
  }
  void put_literal() { put(literal(value_of(glob_[at_])), 1); }

  std::string_view glob_;
  GlobStyle style_;
  std::size_t at_ = 0;
  std::size_t component_begin_ = 0;
  std::vector<std::size_t> open_braces_;  // where each '{' stands that is not closed yet
  std::string regex_;
};

std::string Translator::regex() {
  while (at_ < glob_.size()) translate_one();
  if (!open_braces_.empty()) throw GlobMistake{"'{' is never closed", open_braces_.back()};
  return std::move(regex_);
}

void Translator::translate_one() {
  switch (glob_[at_]) {
    case '*':
      return translate_stars();
    case '?':
      return put(any_byte(), 1);
    case '[':
      return translate_class();
    case '{':
      return open_alternates();
    case ',':
      return separate_alternates();
    case '}':
      return close_alternates();
    case '/':
      return translate_slash();
    case '\\':
      return translate_escape();
    default:
      return put_literal();
  }
}

bool Translator::component_ends_at(std::size_t place) const {
  if (place >= glob_.size()) return true;
  return !open_braces_.empty() && (glob_[place] == ',' || glob_[place] == '}');
}

void Translator::translate_stars() {
  const bool whole = at_ == component_begin_ && is_at("**");
  if (whole && is_at("**/")) {
    put("(?:.*/)?", 3);
    component_begin_ = at_;
  } else if (whole && component_ends_at(at_ + 2)) {
    put(".*", 2);
  } else {
    put(std::string(any_byte()) + "*", 1);
  }
}

// A component ** takes the slash before it along, so that "a/**/b" matches "a/b".
void Translator::translate_slash() {
  if (is_at("/**/")) {
    put("/(?:.*/)?", 4);
  } else if (is_at("/**") && component_ends_at(at_ + 3)) {
    put("/.*", 3);
  } else {
    put("/", 1);
  }
  component_begin_ = at_;
}

void Translator::translate_escape() {
  if (style_ == GlobStyle::path) ++at_;
  if (at_ == glob_.size()) throw GlobMistake{"nothing follows the '\\'", at_ - 1};
  put_literal();
}

void Translator::translate_class() {
  Bytes bytes = ClassReader(glob_, at_).read();
  if (style_ == GlobStyle::path) bytes.reset('/');
  regex_ += to_regex(bytes);
}

void Translator::open_alternates() {
  open_braces_.push_back(at_);
  put("(?:", 1);
  component_begin_ = at_;
}

void Translator::separate_alternates() {
  if (open_braces_.empty()) return put_literal();
  put("|", 1);
  component_begin_ = at_;
}

void Translator::close_alternates() {
  if (open_braces_.empty()) throw GlobMistake{"'}' closes nothing", at_};
  open_braces_.pop_back();
  put(")", 1);
}

// Cut where it is long.
std::string shown(std::string_view text) {
  constexpr std::size_t most = 200;
  if (text.size() <= most) return "'" + std::string(text) + "'";
  return "'" + std::string(text.substr(0, most)) + "…'";
}

Error wrong_glob(ExitCode code, const std::string& glob, const GlobMistake& mistake) {
  const std::string_view wrong = std::string_view(glob).substr(mistake.place);
  return Error(code, "glob " + shown(glob) + " is wrong at " + shown(wrong) + ": " + mistake.what);
}

std::string regex_of(const std::string& glob, GlobStyle style, ExitCode code) {
  try {
    return Translator(glob, style).regex();
  } catch (const GlobMistake& mistake) {
    throw wrong_glob(code, glob, mistake);
  }
}

std::shared_ptr<const re2::RE2> compile(const std::string& regex) {
  RE2::Options options(RE2::Latin1);  // bytes
  options.set_dot_nl(true);
  options.set_log_errors(false);
  return std::make_shared<const re2::RE2>(regex, options);
}

}  // namespace

Glob::Glob(std::string text, GlobStyle style, ExitCode code)
    : text_(std::move(text)), regex_(compile(regex_of(text_, style, code))) {
  // The translation is a regular expression: RE2 refuses it only for its size.
  if (!regex_->ok()) {
    throw Error(code, "glob " + shown(text_) + " is too large");
  }
}

bool Glob::matches(std::string_view text) const {
  return re2::RE2::FullMatch({text.data(), text.size()}, *regex_);
}

}  // namespace reuse_build
