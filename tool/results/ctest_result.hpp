// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

namespace reuse_build {

struct CtestCounts {
  int ran = 0;  // neither skipped nor disabled
};

// What ctest's JUnit file says; empty when there is none: ctest was told to show something instead
// of running tests, or could not start.
std::optional<CtestCounts> read_ctest_junit(const std::filesystem::path& file);

}  // namespace reuse_build
