// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include "command/options.hpp"
#include "select/test_list.hpp"
#include "tree/cache.hpp"
#include "tree/ctest_files.hpp"

namespace reuse_build {

// Tests ready to be run: from the cache's tree of an archive, or in place.
struct ReadyTests {
  std::optional<FileLock> lock;  // keeps the cached tree
  TestSuites suites;
  CtestReferences references;
  // The root of the workspace whose nextest.toml counts; empty where an archive carries what it
  // says.
  std::string configured_workspace;
  std::vector<std::string> environment;  // "KEY=value" for ctest
};

// Extracts into the cache or builds; for the latter the launch records go below `scratch`. Every
// suite is listed, or test_list_failed is thrown. The tests' workspace must be found.
ReadyTests make_ready(const TestSource& source, const std::filesystem::path& scratch);

struct TestListing {
  RustBuild build;
  ListedSuites suites;
};

// All suites, listed, with what is chosen of them. An archive that tells its tests is not extracted
// for it, and paths are then those of the build machine; with `has_paths` they are those of its
// tree in the cache.
TestListing list_source(const TestSource& source, bool has_paths);

// The build alone, as it was recorded: no test binary is started, no archive extracted, nothing
// chosen.
RustBuild binaries_of(const TestSource& source);

}  // namespace reuse_build
