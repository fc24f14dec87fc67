// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

namespace reuse_build {

struct CtestCounts {
  int ran = 0;  // tests that were neither skipped nor disabled; setup scripts are none
  bool setup_script_failed = false;
};

// What ctest's JUnit file says; empty when there is none: ctest was told to show something instead
// of running tests, or could not start.
std::optional<CtestCounts> read_ctest_junit(const std::filesystem::path& file);

}  // namespace reuse_build
