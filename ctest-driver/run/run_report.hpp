// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <optional>

#include "launch/error.hpp"
#include "launch/result_line.hpp"

namespace reuse_build::driver {

// An attempt that has ended.
struct EndedAttempt {
  const launch::AttemptResult& result;
  std::optional<Error> error;  // why it could not be run at all
  bool is_last = true;         // no other attempt at this test follows
};

// Is told what happens to tests while they run.
class RunReport {
 public:
  RunReport() = default;
  RunReport(const RunReport&) = delete;
  RunReport(RunReport&&) = delete;
  RunReport& operator=(const RunReport&) = delete;
  RunReport& operator=(RunReport&&) = delete;
  virtual ~RunReport() = default;

  // A test has run for so long that it counts as slow. Once an attempt.
  virtual void slow(const launch::AttemptResult& test, std::chrono::milliseconds period) = 0;
  virtual void ended(const EndedAttempt& attempt) = 0;
};

}  // namespace reuse_build::driver
