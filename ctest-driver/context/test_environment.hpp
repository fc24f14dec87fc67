// SPDX-License-Identifier: MIT OR Apache-2.0
// The environment of a test, as cargo-nextest makes it: inherited, then the record's lines, then
// what is known only now. Which variables there are: https://nexte.st/docs/configuration/env-vars/
#pragma once

#include <optional>
#include <string>

#include "context/environment.hpp"
#include "context/launch_context.hpp"

namespace reuse_build::driver {

// The cargo-nextest whose behaviour is reproduced; tests may read it as NEXTEST_VERSION.
inline constexpr const char* reproduced_nextest_version = "0.9.143";

// While the tests of a binary are listed. Here and below `wrapper` is the id of the wrapper script
// that starts it, or empty.
[[nodiscard]] Environment list_environment(Environment environment, const LaunchContext& context,
                                           const std::string& run_id, const std::string& wrapper);

// While tests run: what all tests of a binary that the wrapper starts have in common.
[[nodiscard]] Environment run_environment(Environment environment, const LaunchContext& context,
                                          const std::string& run_id, const std::string& wrapper);

// Of a setup script, which is for all packages; `variables_file` is where it may set some.
[[nodiscard]] Environment setup_script_environment(Environment environment,
                                                   const LaunchContext& context,
                                                   const std::string& run_id,
                                                   const launch::Script& script,
                                                   const std::string& variables_file);

// One attempt at running a test.
struct TestRun {
  std::string binary_id;
  std::string test_name;
  std::string run_id;
  unsigned attempt = 1;   // 1-based
  unsigned attempts = 1;  // the most there may be
  unsigned slot = 0;      // among all tests of the run
  std::string group = "@global";
  std::optional<unsigned> group_slot = std::nullopt;
};

// Adds what is the test's own.
void add_test(Environment& environment, const TestRun& run);

// CTEST_PARALLEL_LEVEL where it is a positive number.
[[nodiscard]] std::optional<unsigned> ctest_parallel_level();

// The processors that this process may use.
[[nodiscard]] unsigned usable_processors();

// The first where it is there, else the second: ctest does not tell its tests the value of
// -j.
[[nodiscard]] unsigned test_threads();

}  // namespace reuse_build::driver
