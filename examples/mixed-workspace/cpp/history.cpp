// SPDX-License-Identifier: MIT OR Apache-2.0
#include "history.hpp"

#include <numeric>

namespace mixed {

double History::evaluate(const std::string& statement) {
  const double value = calculator_.evaluate(statement);
  entries_.push_back({statement, value});
  if (entries_.size() > capacity_) entries_.pop_front();
  return value;
}

double History::total() const noexcept {
  const auto add = [](double sum, const Entry& entry) { return sum + entry.value; };
  return std::accumulate(entries_.begin(), entries_.end(), 0.0, add);
}

}  // namespace mixed
