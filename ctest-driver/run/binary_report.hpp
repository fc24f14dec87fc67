// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <string>

#include "run/run_report.hpp"

namespace reuse_build::driver {

// Of many tests of a binary: a line a test as nextest writes it, the output of what failed, and a
// summary.
class BinaryReport : public RunReport {
 public:
  void slow(const launch::AttemptResult& test, std::chrono::milliseconds period) override;
  void ended(const EndedAttempt& attempt) override;

  // Writes the summary; `not_run` tests had no turn, `skipped` ones were not to be run.
  void finish(std::size_t skipped, std::size_t not_run);
  [[nodiscard]] bool any_failed() const { return counts_.failed > 0; }
  // How many tests have ended.
  [[nodiscard]] std::size_t count() const { return counts_.passed + counts_.failed; }

 private:
  struct Counts {
    unsigned passed = 0;
    unsigned failed = 0;  // those that timed out included
    unsigned timed_out = 0;
    unsigned flaky = 0;
    unsigned slow = 0;
    unsigned leaked = 0;
  };

  void add(const launch::AttemptResult& result);
  [[nodiscard]] std::string summary(std::size_t skipped, std::size_t not_run) const;
  void print_measurements() const;

  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  Counts counts_;
};

}  // namespace reuse_build::driver
