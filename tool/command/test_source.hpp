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
  std::vector<std::string> environment;  // "KEY=value" for ctest
};

enum class Purpose { list, run };

// Extracts into the cache or builds; for the latter the launch records go below `scratch`. Every
// suite is listed, or test_list_failed is thrown. To run tests their workspace must be found.
ReadyTests make_ready(const TestSource& source, const std::filesystem::path& scratch,
                      Purpose purpose);

// Whether --run-ignored selects the test.
bool is_selected(const launch::TestName& test, const std::string& run_ignored);

}  // namespace reuse_build
