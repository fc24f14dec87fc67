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

// Extracts into the cache or builds; for the latter the launch records go below `scratch`. Every
// suite is listed, or test_list_failed is thrown. The tests' workspace must be found.
ReadyTests make_ready(const TestSource& source, const std::filesystem::path& scratch);

// The suites alone, listed and chosen. An archive that tells its tests is not extracted for it.
TestSuites list_suites(const TestSource& source);

}  // namespace reuse_build
