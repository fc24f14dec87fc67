// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/nearest_name.hpp"

#include <algorithm>
#include <numeric>

namespace reuse_build {

namespace {

// Levenshtein's distance, a row of the table at a time.
std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (const char byte : left) {
    std::size_t diagonal = row[0]++;
    for (std::size_t at = 0; at < right.size(); ++at) {
      const std::size_t replaced = diagonal + (byte == right[at] ? 0 : 1);
      diagonal = row[at + 1];
      row[at + 1] = std::min({replaced, row[at] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest_name(std::string_view name, const std::vector<std::string>& known) {
  std::string nearest;
  std::size_t least = std::max<std::size_t>(name.size(), 3) / 3 + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace reuse_build
