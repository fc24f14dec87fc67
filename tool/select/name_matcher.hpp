// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "select/regex.hpp"
#include "support/glob.hpp"

namespace reuse_build {

// The argument of a filterset's predicate: =text, ~text, #glob or /regex/.
class NameMatcher {
 public:
  static NameMatcher equal_to(std::string text) { return NameMatcher(Equal{std::move(text)}); }
  static NameMatcher containing(std::string text) {
    return NameMatcher(Containing{std::move(text)});
  }
  // Throws Error(invalid_filterset).
  static NameMatcher glob(std::string text) {
    return NameMatcher(Glob(std::move(text), GlobStyle::name, ExitCode::invalid_filterset));
  }
  // Throws RegexMistake.
  static NameMatcher regex(std::string_view text) { return NameMatcher(Regex(text)); }

  [[nodiscard]] bool matches(std::string_view name) const;

 private:
  struct Equal {
    std::string text;
  };
  struct Containing {
    std::string text;
  };
  using How = std::variant<Equal, Containing, Glob, Regex>;

  explicit NameMatcher(How how) : how_(std::move(how)) {}

  How how_;
};

}  // namespace reuse_build
