// SPDX-License-Identifier: MIT OR Apache-2.0
#include "libtest/libtest_verdicts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace reuse_build::driver {
namespace {

// libtest adds words of its own to some names. Empty for a name that is not among these.
std::string own_name(const std::string& shown, const std::vector<std::string>& names) {
  static constexpr std::array<std::string_view, 2> additions = {"", " - should panic"};
  for (const std::string_view words : additions) {
    if (!shown.ends_with(words)) continue;
    std::string name = shown.substr(0, shown.size() - words.size());
    if (std::binary_search(names.begin(), names.end(), name)) return name;
  }
  return {};
}

}  // namespace

LibtestVerdicts::LibtestVerdicts(const std::vector<std::string>& names, const LibtestOutput& output,
                                 int exit_code) {
  for (const auto& [shown, verdict] : output.verdicts()) {
    if (verdict == LibtestOutput::Verdict::ignored) continue;
    std::string name = own_name(shown, names);
    if (name.empty()) {
      ++strangers_;
    } else {
      entries_.insert_or_assign(std::move(name),
                                Entry{shown, verdict == LibtestOutput::Verdict::passed});
    }
  }
  doubt_ = why_not_to_trust(output, exit_code);
  if (!doubt_.empty()) entries_.clear();
}

const LibtestVerdicts::Entry* LibtestVerdicts::find(const std::string& name) const {
  const auto entry = entries_.find(name);
  return entry == entries_.end() ? nullptr : &entry->second;
}

// A process that came to its end says how many passed and failed. One that did not says nothing of
// the kind; then at least no line may stand there twice.
std::string LibtestVerdicts::why_not_to_trust(const LibtestOutput& output, int exit_code) const {
  if (strangers_ > 0) return "its output names tests that were not to run";
  if (output.verdict_count() != output.verdicts().size()) return "its output names a test twice";
  if (!output.totals()) return {};
  LibtestOutput::Totals counted;
  for (const auto& [name, entry] : entries_) ++(entry.passed ? counted.passed : counted.failed);
  if (counted != *output.totals()) return "its output has other counts than its last line says";
  if (exit_code >= 0 && (exit_code == 0) != (counted.failed == 0)) {
    return "it exited with " + std::to_string(exit_code) + ", but its output says otherwise";
  }
  return {};
}

}  // namespace reuse_build::driver
