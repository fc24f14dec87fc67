// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <string>

#include "calculator.hpp"

namespace mixed {

struct Entry {
  std::string statement;
  double value;
};

// Evaluates statements and keeps the latest ones that have a value, oldest first.
class History {
 public:
  explicit History(std::size_t capacity) : capacity_{capacity} {}

  // Throws CalculationError; the history stays as it was then.
  double evaluate(const std::string& statement);

  const std::deque<Entry>& entries() const noexcept { return entries_; }

  // The sum of the values kept.
  double total() const noexcept;

 private:
  std::size_t capacity_;
  Calculator calculator_;
  std::deque<Entry> entries_;
};

}  // namespace mixed
