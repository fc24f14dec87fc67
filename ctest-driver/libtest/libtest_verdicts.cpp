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
  // Of a process that did not come to its end, what failed tests printed has not come either.
  if (!output.totals()) {
    std::erase_if(entries_, [](const auto& entry) { return !entry.second.passed; });
  }
  doubt_ = why_not_to_trust(output, exit_code, names.size());
  if (!doubt_.empty()) entries_.clear();
}

const LibtestVerdicts::Entry* LibtestVerdicts::find(const std::string& name) const {
  const auto entry = entries_.find(name);
  return entry == entries_.end() ? nullptr : &entry->second;
}

// A process that came to its end says how many passed and failed. One that did not says nothing of
// the kind; then no line may stand there twice, and there must be a test to blame.
std::string LibtestVerdicts::why_not_to_trust(const LibtestOutput& output, int exit_code,
                                              std::size_t test_count) const {
  if (strangers_ > 0) return "printed names of tests that were not to run";
  if (output.verdict_count() != output.verdicts().size()) return "printed the name of a test twice";
  if (!output.totals()) {
    return entries_.size() < test_count ? std::string() : "ended after its last test, but not well";
  }
  LibtestOutput::Totals counted;
  for (const auto& [name, entry] : entries_) ++(entry.passed ? counted.passed : counted.failed);
  if (counted != *output.totals()) return "printed other results than its last line counts";
  if (exit_code < 0) return "was ended by a signal after its last test";
  if ((exit_code == 0) == (counted.failed == 0)) return {};
  return "exited with " + std::to_string(exit_code) + ", but its results say otherwise";
}

}  // namespace reuse_build::driver
