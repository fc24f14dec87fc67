// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace reuse_build {

// What is wrong with a regular expression.
struct RegexMistake {
  std::string what;
};

// A regular expression in the syntax of Rust's crate `regex` 1, which nextest's filtersets use, run
// by RE2 in linear time. What RE2 cannot do (nested classes, set operations, (?x), \b{start}, long
// names of Unicode properties, repetition of a repetition) is a mistake, not another meaning. One
// exception: \b and \B know the letters of ASCII only. Cheap to copy; may be used by several
// threads.
class Regex {
 public:
  // Throws RegexMistake.
  explicit Regex(std::string_view rust_syntax);

  // Whether it matches somewhere in the text.
  [[nodiscard]] bool is_found_in(std::string_view text) const;

 private:
  std::shared_ptr<const re2::RE2> regex_;
};

}  // namespace reuse_build
