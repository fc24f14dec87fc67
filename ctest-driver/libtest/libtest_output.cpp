// SPDX-License-Identifier: MIT OR Apache-2.0
#include "libtest/libtest_output.hpp"

#include <array>
#include <charconv>

namespace reuse_build::driver {
namespace {

// A line of a test without an end is not kept whole.
constexpr std::size_t longest_line = std::size_t{64} << 10U;

using Verdict = LibtestOutput::Verdict;

std::optional<Verdict> verdict_of(std::string_view word) {
  word = word.substr(0, word.find_first_of(", <"));  // "ignored, why", "ok <0.1s>"
  if (word == "ok") return Verdict::passed;
  if (word == "FAILED") return Verdict::failed;
  if (word == "ignored") return Verdict::ignored;
  return std::nullopt;
}

// Takes "<number><text>" off the front.
std::optional<unsigned> take_number(std::string_view& line, std::string_view text) {
  unsigned number = 0;
  const auto [end, status] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (status != std::errc{}) return std::nullopt;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  if (!line.starts_with(text)) return std::nullopt;
  line.remove_prefix(text.size());
  return number;
}

}  // namespace

void LibtestOutput::take(std::string_view bytes) {
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
    line_ += bytes.substr(0, end);
    take_line(line_);
    line_.clear();
    bytes.remove_prefix(end + 1);
  }
  line_ += bytes;
  if (line_.size() <= longest_line) return;
  (section_ != nullptr ? *section_ : rest_).take(line_);
  line_.clear();
}

void LibtestOutput::take_line(std::string_view line) {
  if (take_totals(line) || take_section(line) || take_verdict(line)) return;
  OutputKeeper& keeper = section_ != nullptr ? *section_ : rest_;
  keeper.take(line);
  keeper.take("\n");
}

bool LibtestOutput::take_verdict(std::string_view line) {
  constexpr std::string_view start = "test ";
  constexpr std::string_view separator = " ... ";
  const std::size_t end = line.rfind(separator);
  if (among_failures_ || !line.starts_with(start) || end == std::string_view::npos) return false;
  const auto verdict = verdict_of(line.substr(end + separator.size()));
  if (!verdict || end < start.size()) return false;
  verdicts_.emplace(line.substr(start.size(), end - start.size()), *verdict);
  ++verdict_count_;
  return true;
}

// "failures:" stands before the outputs and again before a list of names; of a test that prints
// such lines itself only what names a failed test is taken for one.
bool LibtestOutput::take_section(std::string_view line) {
  constexpr std::string_view start = "---- ";
  constexpr std::string_view end = " stdout ----";
  if (line == "failures:") {
    among_failures_ = true;
    section_ = nullptr;
    return true;
  }
  if (!among_failures_ || !line.starts_with(start) || !line.ends_with(end)) return false;
  const std::string name(line.substr(start.size(), line.size() - start.size() - end.size()));
  const auto verdict = verdicts_.find(name);
  const bool failed = verdict != verdicts_.end() && verdict->second == Verdict::failed;
  if (!failed || sections_.contains(name)) return false;
  // Many tests may have failed: what is over is in files alone.
  const std::size_t limit = sections_.size() < 64 ? OutputKeeper::most_in_memory : 4096;
  section_ = &sections_.try_emplace(name, directory_, limit).first->second;
  return true;
}

bool LibtestOutput::take_totals(std::string_view line) {
  constexpr std::array<std::string_view, 2> starts = {"test result: ok. ", "test result: FAILED. "};
  for (const std::string_view start : starts) {
    if (!line.starts_with(start)) continue;
    line.remove_prefix(start.size());
    const auto passed = take_number(line, " passed; ");
    const auto failed = take_number(line, " failed; ");
    if (passed && failed) totals_ = Totals{*passed, *failed};
    return passed && failed;
  }
  return false;
}

launch::KeptOutput LibtestOutput::output_of(const std::string& name) const {
  const auto section = sections_.find(name);
  return section == sections_.end() ? launch::KeptOutput{} : section->second.kept();
}

}  // namespace reuse_build::driver
