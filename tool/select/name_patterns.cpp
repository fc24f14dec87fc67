// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/name_patterns.hpp"

#include <algorithm>

namespace reuse_build {

bool NamePatterns::matches_any(const std::vector<std::string>& patterns,
                               std::string_view name) const {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return exact ? name == pattern : name.find(pattern) != std::string_view::npos;
  });
}

bool is_chosen(std::string_view name, const NamePatterns& first, const NamePatterns& second) {
  if (first.skips(name) || second.skips(name)) return false;
  if (first.wanted.empty() && second.wanted.empty()) return true;
  return first.wants(name) || second.wants(name);
}

}  // namespace reuse_build
