// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "libtest/libtest_output.hpp"
#include "run/lane.hpp"

namespace reuse_build::driver {

// One process of a libtest binary that runs several tests.
class BinaryProcess {
 public:
  BinaryProcess(const RunContext& context, unsigned threads);

  // Runs the tests; with `name_them` only these, else all that the binary has of their kind.
  // Returns when the process has ended. Throws Error(setup_error) when it cannot be started.
  void run(const std::vector<PlannedTest>& tests, bool name_them);

  // How long it ran.
  [[nodiscard]] Clock::duration time() const { return job_->ended_at() - begin_; }
  [[nodiscard]] const LibtestOutput& out() const { return out_; }
  [[nodiscard]] launch::KeptOutput err() const { return err_.kept(); }
  [[nodiscard]] const Job& job() const { return *job_; }

 private:
  void start(const std::vector<PlannedTest>& tests, bool name_them);
  [[nodiscard]] std::vector<std::string> environment(const launch::RunPolicy& policy) const;

  const RunContext& context_;
  unsigned threads_;
  LibtestOutput out_;
  OutputKeeper err_;
  Slot slot_;
  Clock::time_point begin_;
  std::optional<Job> job_;
};

}  // namespace reuse_build::driver
