// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include "command/options.hpp"
#include "tree/cache.hpp"
#include "tree/ctest_files.hpp"

namespace reuse_build {

// Tests ready to be run: from the cache's tree of an archive, or in place.
struct ReadyTests {
  std::optional<FileLock> lock;  // keeps the cached tree
  TestSuites suites;
  CtestReferences references;
};

// Extracts or builds; for the latter the launch records go below `scratch`. Every suite is listed,
// or test_list_failed is thrown. With `needs_workspace` the workspace must be found.
ReadyTests make_ready(const TestSource& source, const Cache& cache,
                      const std::filesystem::path& scratch, bool needs_workspace);

// Whether --run-ignored selects the test.
bool is_selected(const launch::TestName& test, const std::string& run_ignored);

}  // namespace reuse_build
