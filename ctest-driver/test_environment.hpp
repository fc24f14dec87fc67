// SPDX-License-Identifier: MIT OR Apache-2.0
// The environment of a test, as cargo-nextest makes it: inherited, then the record's lines, then
// what is known only now. Which variables there are: https://nexte.st/docs/configuration/env-vars/
#pragma once

#include <string>

#include "environment.hpp"
#include "launch_context.hpp"

namespace reuse_build::driver {

// The cargo-nextest whose behaviour is reproduced; tests may read it as NEXTEST_VERSION.
inline constexpr const char* reproduced_nextest_version = "0.9.143";

// While the tests of a binary are listed.
[[nodiscard]] Environment list_environment(Environment environment, const LaunchContext& context,
                                           const std::string& run_id);

struct TestRun {
  std::string test_name;
  std::string run_id;
  unsigned slot = 0;
  unsigned threads = 1;  // how many tests run at a time
};

// While one test runs.
[[nodiscard]] Environment run_environment(Environment environment, const LaunchContext& context,
                                          const TestRun& run);

// CTEST_PARALLEL_LEVEL where it is a positive number, else the processors that this process may
// use: ctest does not tell its tests the value of -j.
[[nodiscard]] unsigned test_threads();

}  // namespace reuse_build::driver
