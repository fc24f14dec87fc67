// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "launch/error.hpp"

namespace reuse_build {

// A part of an expression, in bytes; empty where something is missing.
struct Place {
  std::size_t begin = 0;
  std::size_t length = 0;
};

// All that is wrong with the filtersets of a command line, so that one run shows it all.
class FiltersetMistakes {
 public:
  // For each expression, before its mistakes are added.
  void begin(std::string expression);
  void add(Place place, const std::string& what);

  [[nodiscard]] std::size_t count() const noexcept { return count_; }

  // Of code invalid_filterset: every mistake with its line and a mark under the place. Of many only
  // the first are shown, of a long line only what is around the place.
  [[nodiscard]] Error to_error() const;

 private:
  std::string expression_;  // the one begun last
  std::string details_;
  std::string hint_;
  std::size_t count_ = 0;
};

// The line of the expression that the place begins in, and below it the mark: '^' under each
// character of the place.
std::string show_place(std::string_view expression, Place place);

}  // namespace reuse_build
