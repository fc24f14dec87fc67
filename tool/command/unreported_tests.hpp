// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "results/junit_merge.hpp"
#include "select/selection.hpp"

namespace reuse_build {

// Tests of an archive of which JUnit files say nothing: they were never run, or what ran them, such
// as the machine for a shard, left no file.
struct UnreportedTests {
  std::string source;  // "shard 2 of 3 'tests.shard-2-of-3.tar.zst'", or the archive's name alone
  std::size_t count = 0;             // of the tests that were to run
  std::vector<std::string> missing;  // "<binary id> <test>"
};

// `archive` is one, or the directory of a tree. Warns of shards of the same build of which no test
// binary is in `merge`: their own archives would tell which tests these have. Throws (setup_error)
// when the archive does not tell its tests, as cargo-nextest's does not.
UnreportedTests find_unreported(const std::string& archive, const SelectionOptions& selection,
                                const JunitMerge& merge);

// Throws (test_run_failed) naming each archive that has missing tests, how many, and some.
void require_all_reported(const std::vector<UnreportedTests>& archives);

}  // namespace reuse_build
