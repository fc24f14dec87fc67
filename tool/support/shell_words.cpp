// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/shell_words.hpp"

#include <algorithm>

namespace reuse_build {

namespace {

constexpr std::string_view blanks = " \t\n";

class Splitter {
 public:
  explicit Splitter(std::string_view text) : rest_(text) {}

  std::optional<std::vector<std::string>> split() {
    for (skip_blanks(); !rest_.empty(); skip_blanks()) {
      words_.emplace_back();
      while (!rest_.empty() && blanks.find(rest_.front()) == std::string_view::npos) {
        if (!take_part()) return std::nullopt;
      }
    }
    return std::move(words_);
  }

 private:
  void skip(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }

  // With comments and escaped line ends.
  void skip_blanks() {
    for (;;) {
      skip(rest_.find_first_not_of(blanks));
      if (rest_.starts_with('#')) {
        skip(rest_.find('\n'));
      } else if (rest_.starts_with("\\\n")) {
        skip(2);
      } else {
        return;
      }
    }
  }

  char take() {
    const char first = rest_.front();
    skip(1);
    return first;
  }

  // One character or what stands between two quotes; false when something is left open.
  bool take_part() {
    const char first = take();
    if (first == '\'') return take_single_quoted();
    if (first == '"') return take_double_quoted();
    if (first != '\\' || rest_.empty()) {
      words_.back() += first;
      return true;
    }
    if (const char escaped = take(); escaped != '\n') words_.back() += escaped;
    return true;
  }

  bool take_single_quoted() {
    const std::size_t end = rest_.find('\'');
    if (end == std::string_view::npos) return false;
    words_.back() += rest_.substr(0, end);
    skip(end + 1);
    return true;
  }

  bool take_double_quoted() {
    while (!rest_.empty()) {
      const char next = take();
      if (next == '"') return true;
      if (next == '\\' && !rest_.empty()) {
        take_escaped_in_quotes();
      } else {
        words_.back() += next;
      }
    }
    return false;
  }

  void take_escaped_in_quotes() {
    constexpr std::string_view special = "$`\"\\\n";
    const char escaped = take();
    if (special.find(escaped) == std::string_view::npos) words_.back() += '\\';
    if (escaped != '\n') words_.back() += escaped;
  }

  std::string_view rest_;
  std::vector<std::string> words_;
};

}  // namespace

std::optional<std::vector<std::string>> split_shell_words(std::string_view text) {
  return Splitter(text).split();
}

}  // namespace reuse_build
