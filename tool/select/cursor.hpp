// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace reuse_build {

// A place in a text that moves forward; nothing is ever read behind the end.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] bool is_at(std::string_view wanted) const {
    return text_.substr(at_, wanted.size()) == wanted;
  }
  [[nodiscard]] bool is_at_any_of(std::string_view bytes) const {
    return !at_end() && bytes.find(text_[at_]) != std::string_view::npos;
  }

  // A word of ASCII letters, digits and '_' that begins here; empty when none does.
  [[nodiscard]] std::string_view word() const;

  void skip(std::size_t count) { at_ = count < text_.size() - at_ ? at_ + count : text_.size(); }
  // Up to one of the bytes, which is not read, or to the end.
  std::string_view read_until(std::string_view bytes);
  // Blanks and ends of lines, but no tabs: what nextest lets stand between the parts.
  void skip_blanks();
  bool accept(std::string_view wanted);
  // Only where the word ends.
  bool accept_word(std::string_view wanted);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace reuse_build
