// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace reuse_build {

// Deals things into `count` piles of nearly equal weight: the heaviest first, each to the pile that
// is lightest so far (Graham's LPT rule: at most 4/3 of the best there is). Returns each thing's
// pile, from 0; equal input gives equal piles.
std::vector<std::size_t> deal(const std::vector<double>& weights, std::size_t count);

}  // namespace reuse_build
