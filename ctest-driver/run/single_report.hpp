// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>

#include "run/run_report.hpp"

namespace reuse_build::driver {

// Of one test, whose output goes through to ctest: words on standard error about what that does not
// show.
class SingleReport : public RunReport {
 public:
  void slow(const launch::AttemptResult& test, std::chrono::milliseconds period) override;
  void ended(const EndedAttempt& attempt) override;

  // How the last attempt at the test ended; nothing when a signal came before there was one.
  [[nodiscard]] const std::optional<launch::AttemptResult>& result() const { return result_; }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<launch::AttemptResult> result_;
  std::optional<Error> error_;
};

}  // namespace reuse_build::driver
