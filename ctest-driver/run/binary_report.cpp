// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/binary_report.hpp"

#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "files.hpp"
#include "launch/printable.hpp"
#include "run/measurements.hpp"
#include "run/outcome_text.hpp"

namespace reuse_build::driver {
namespace {

using launch::AttemptResult;

void print(std::string_view text) {
  write_all(STDOUT_FILENO, text);
}

// nextest's columns.
std::string right_aligned(std::string_view word) {
  constexpr std::size_t width = 12;
  return std::string(width - std::min(width, word.size()), ' ').append(word);
}

std::string name_text(const AttemptResult& result) {
  return launch::printable(result.binary_id + ' ' + result.test_name);
}

std::string word_of(const EndedAttempt& attempt) {
  const AttemptResult& result = attempt.result;
  std::string word = outcome_word(result);
  if (!attempt.is_last) return "TRY " + std::to_string(result.attempt) + ' ' + word;
  if (!result.passes || result.attempt == 1) return word;
  return (result.flaky_fails ? "FLKY-FL " : "FLAKY ") + std::to_string(result.attempt) + '/' +
         std::to_string(result.attempts);
}

void print_stream(std::string_view name, const AttemptResult& result,
                  const launch::KeptOutput& output) {
  if (output.text.empty()) return;
  std::string text = "--- " + std::string(name) + ": " + name_text(result) + " ---\n";
  text += output.text;
  if (!text.ends_with('\n')) text += '\n';
  print(text);
}

std::string counted(unsigned count, std::string_view what) {
  return count == 0 ? std::string() : std::to_string(count).append(" ").append(what);
}

}  // namespace

void BinaryReport::slow(const AttemptResult& test, std::chrono::milliseconds period) {
  print(right_aligned("SLOW") + " [>" + seconds_text(period) + "] " + name_text(test) + '\n');
}

void BinaryReport::ended(const EndedAttempt& attempt) {
  const AttemptResult& result = attempt.result;
  print(right_aligned(word_of(attempt)) + " [" + seconds_text(result.time) + "] " +
        name_text(result) + '\n');
  if (!result.passes) {
    print_stream("STDOUT", result, result.out);
    print_stream("STDERR", result, result.err);
    if (attempt.error) print(to_text(*attempt.error));
  }
  if (attempt.is_last) add(result);
}

void BinaryReport::add(const AttemptResult& result) {
  const bool flaky = result.passes && result.attempt > 1;
  const bool passed = result.passes && !(flaky && result.flaky_fails);
  ++(passed ? counts_.passed : counts_.failed);
  if (flaky && passed) ++counts_.flaky;
  if (result.outcome == launch::Outcome::timed_out && !passed) ++counts_.timed_out;
  if (!passed) return;
  if (result.slow) ++counts_.slow;
  if (result.leaked) ++counts_.leaked;
}

std::string BinaryReport::summary(std::size_t skipped, std::size_t not_run) const {
  std::string marks;
  for (const std::string& mark : {counted(counts_.slow, "slow"), counted(counts_.flaky, "flaky"),
                                  counted(counts_.leaked, "leaky")}) {
    if (!mark.empty()) marks += (marks.empty() ? " (" : ", ") + mark;
  }
  if (!marks.empty()) marks += ')';
  const std::size_t run = count();
  std::string text = std::to_string(run);
  if (not_run > 0) text += '/' + std::to_string(run + not_run);
  text += (run + not_run == 1 ? " test run: " : " tests run: ") + std::to_string(counts_.passed) +
          " passed" + marks;
  if (counts_.failed > counts_.timed_out) {
    text += ", " + std::to_string(counts_.failed - counts_.timed_out) + " failed";
  }
  if (counts_.timed_out > 0) text += ", " + std::to_string(counts_.timed_out) + " timed out";
  return text + ", " + std::to_string(skipped) + " skipped\n";
}

void BinaryReport::finish(std::size_t skipped, std::size_t not_run) {
  using std::chrono::microseconds;
  const auto time =
      std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin_);
  print(right_aligned("Summary") + " [" + seconds_text(time) + "] " + summary(skipped, not_run));
  if (is_dashboard()) print_measurements();
}

void BinaryReport::print_measurements() const {
  print_measurement("tests passed", counts_.passed);
  print_measurement("tests failed", counts_.failed);
  print_measurement("tests timed out", counts_.timed_out);
  print_measurement("tests flaky", counts_.flaky);
  print_measurement("tests slow", counts_.slow);
  print_measurement("tests leaked", counts_.leaked);
}

}  // namespace reuse_build::driver
