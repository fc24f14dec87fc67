// SPDX-License-Identifier: MIT OR Apache-2.0
// A run's results as JUnit XML, in the form of cargo-nextest 0.9.143: a suite a test binary, named
// by its id; an attempt that was followed by a passing one is a <flakyFailure> or <flakyError>, one
// after a failed first a <rerunFailure> or <rerunError>. Beyond it: what was slow, leaked or tried
// several times is said in <properties>.
#pragma once

#include <string>
#include <vector>

#include "results/results_file.hpp"

namespace reuse_build {

// What nextest.toml's profile.<name>.junit sets, with its defaults.
struct JunitSettings {
  std::string report_name = "nextest-run";
  bool store_success_output = false;
  bool store_failure_output = true;
  bool flaky_fails_as_failure = true;  // flaky-fail-status
};

struct SkippedTest {
  std::string binary_id;
  std::string test_name;
  std::string why;  // "test does not match the run-ignored option"
};

struct JunitRun {
  std::string run_id;  // a UUID; empty: not known
  std::vector<TestResult> results;
  std::vector<SkippedTest> skipped;  // those that are to be in the report
};

// The file's text. Reads the files of long outputs (results/output_text.hpp).
std::string junit_text(const JunitRun& run, const JunitSettings& settings = {});

}  // namespace reuse_build
