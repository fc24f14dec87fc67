// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "results/junit.hpp"
#include "support/process.hpp"

namespace reuse_build {

// What is told of one run of ctest beside what ctest tells, made of what the drivers note in the
// run's directory: the flaky, slow and leaky tests, and a JUnit file. They note it also where no
// file is asked for: `reuse-build junit convert` can make one later.
class RunReport {
 public:
  // An empty `junit_file`: none is written.
  RunReport(const std::filesystem::path& run_directory, std::filesystem::path junit_file,
            JunitSettings settings = {});

  // "KEY=value" for ctest.
  [[nodiscard]] std::vector<std::string> environment() const;

  // Runs ctest by `start`, names the marked tests and writes the file, also of as much of a run as
  // there was until it was interrupted; then throws Interrupted as `start` does.
  [[nodiscard]] ProcessResult around(const std::function<ProcessResult()>& start) const;

 private:
  void tell(bool was_ended) const;  // ctest, before it was through
  void say_nothing_to_write() const;

  std::filesystem::path results_;
  std::filesystem::path junit_file_;
  JunitSettings settings_;
  std::string run_id_;
};

}  // namespace reuse_build
