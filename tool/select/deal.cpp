// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/deal.hpp"

#include <algorithm>
#include <numeric>

namespace reuse_build {

std::vector<std::size_t> deal(const std::vector<double>& weights, std::size_t count) {
  std::vector<std::size_t> heaviest_first(weights.size());
  std::iota(heaviest_first.begin(), heaviest_first.end(), std::size_t{0});
  std::stable_sort(heaviest_first.begin(), heaviest_first.end(),
                   [&weights](auto left, auto right) { return weights[left] > weights[right]; });
  std::vector<double> piles(count);
  std::vector<std::size_t> pile_of(weights.size());
  for (const std::size_t thing : heaviest_first) {
    const auto lightest = std::min_element(piles.begin(), piles.end());
    *lightest += weights[thing];
    pile_of[thing] = static_cast<std::size_t>(lightest - piles.begin());
  }
  return pile_of;
}

}  // namespace reuse_build
