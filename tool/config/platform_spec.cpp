// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/platform_spec.hpp"

#include <algorithm>

#include "launch/error.hpp"

namespace reuse_build {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_of_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Reads and evaluates in one pass; both sides of any() and all() are always read.
class CfgExpression {
 public:
  CfgExpression(std::string_view text, const std::vector<std::string>& lines)
      : text_(text), lines_(lines) {}

  bool evaluate() {
    if (word() != "cfg") fail("it does not begin with cfg(");
    expect('(');
    const bool value = predicate(0);
    accept(',');
    expect(')');
    skip_blanks();
    if (at_ != text_.size()) fail("there is something after the closing parenthesis");
    return value;
  }

 private:
  bool predicate(int depth) {
    constexpr int limit = 64;
    if (depth > limit) fail("it nests deeper than 64 levels");
    const std::string_view name = word();
    if (name.empty()) fail("a name is missing");
    if (name == "true" || name == "false") return name == "true";
    if (accept('=')) return has(std::string(name) + R"(=")" + quoted() + '"');
    if (!accept('(')) return has(std::string(name));
    return group(name, depth);
  }

  // The predicates in parentheses after any, all or not.
  bool group(std::string_view name, int depth) {
    std::size_t count = 0;
    std::size_t count_true = 0;
    while (!accept(')')) {
      if (predicate(depth + 1)) ++count_true;
      ++count;
      if (accept(',')) continue;
      expect(')');
      break;
    }
    if (name == "any") return count_true > 0;
    if (name == "all") return count_true == count;
    if (name != "not") fail("unknown operator '" + std::string(name) + "'");
    if (count != 1) fail("not() takes one predicate");
    return count_true == 0;
  }

  std::string quoted() {
    expect('"');
    const std::size_t end = text_.find('"', at_);
    if (end == std::string_view::npos) fail("a quotation mark is missing");
    const std::string_view value = text_.substr(at_, end - at_);
    at_ = end + 1;
    return std::string(value);
  }

  std::string_view word() {
    skip_blanks();
    const std::size_t start = at_;
    while (at_ < text_.size() && is_of_word(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }

  bool accept(char c) {
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void expect(char c) {
    if (!accept(c)) fail(std::string("'") + c + "' is missing");
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  [[nodiscard]] bool has(const std::string& line) const {
    return std::find(lines_.begin(), lines_.end(), line) != lines_.end();
  }

  [[noreturn]] void fail(const std::string& why) const {
    throw Error(ExitCode::setup_error, "bad platform '" + std::string(text_) + "': " + why +
                                           " (at byte " + std::to_string(at_ + 1) + ")");
  }

  std::string_view text_;
  const std::vector<std::string>& lines_;
  std::size_t at_ = 0;
};

bool is_triple(std::string_view spec) {
  return !spec.empty() && std::all_of(spec.begin(), spec.end(),
                                      [](char c) { return is_of_word(c) || c == '-' || c == '.'; });
}

}  // namespace

bool platform_matches(std::string_view spec, std::string_view triple,
                      const std::vector<std::string>& cfg_lines) {
  if (is_cfg_expression(spec)) return CfgExpression(spec, cfg_lines).evaluate();
  if (is_triple(spec)) return spec == triple;
  throw Error(ExitCode::setup_error, "bad platform '" + std::string(spec) +
                                         "': it is neither a target triple nor cfg(...)");
}

std::optional<std::string> mistake_in_platform(std::string_view spec) {
  try {
    (void)platform_matches(spec, {}, {});
    return std::nullopt;
  } catch (const Error& error) {
    return error.message();
  }
}

bool is_cfg_expression(std::string_view spec) {
  return spec.find('(') != std::string_view::npos;
}

}  // namespace reuse_build
