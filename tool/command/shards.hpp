// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "launch/names.hpp"
#include "tree/manifest.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

struct ShardOptions {
  std::size_t count = 1;
  bool split_binaries = false;
  std::vector<std::string> durations;  // files, see results/durations.hpp
};

// What one shard runs: of each of its test binaries, by id, the tests; nothing for a binary that
// could not be listed.
struct ShardTests {
  Shard shard;
  std::map<std::string, std::optional<std::vector<launch::TestName>>> tests;
};

// Deals test binaries to shards, whole unless they may be split: by how long their tests took where
// that is known (an unknown test is taken to need the median), else by their sizes. Every test is
// in exactly one shard. Says what each shard has.
std::vector<ShardTests> deal_shards(const TestSuites& suites, const ShardOptions& options);

}  // namespace reuse_build
