// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reuse_build {

// Names of tests as they are given on a command line: parts of names, or whole ones.
struct NamePatterns {
  std::vector<std::string> wanted;   // one of them must match; none given: all tests do
  std::vector<std::string> skipped;  // none of them may match, whatever is wanted
  bool exact = false;                // they are whole names

  [[nodiscard]] bool empty() const { return wanted.empty() && skipped.empty(); }
  [[nodiscard]] bool skips(std::string_view name) const { return matches_any(skipped, name); }
  [[nodiscard]] bool wants(std::string_view name) const { return matches_any(wanted, name); }

 private:
  [[nodiscard]] bool matches_any(const std::vector<std::string>& patterns,
                                 std::string_view name) const;
};

// What two sets of patterns, one of which may be exact, choose together.
bool is_chosen(std::string_view name, const NamePatterns& first, const NamePatterns& second);

}  // namespace reuse_build
