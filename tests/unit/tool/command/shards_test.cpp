// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/shards.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

using Names = std::vector<std::string>;

// Four binaries of 400, 300, 200 and 100 bytes, with 1, 2, 3 and 4 tests.
class Shards : public testing::Test {
 protected:
  Shards() {
    for (std::size_t index = 0; index < 4; ++index) {
      TestSuite suite;
      suite.binary.binary_id = std::string(1, static_cast<char>('a' + index));
      suite.binary.path =
          scratch_.write(suite.binary.binary_id, std::string(400 - 100 * index, 'x'));
      suite.tests.emplace();
      for (std::size_t test = 0; test <= index; ++test) {
        suite.tests->push_back({"t" + std::to_string(test)});
      }
      suites_.push_back(suite);
    }
  }
  std::vector<ShardTests> dealt(std::size_t count, bool split = false,
                                const Names& durations = {}) {
    const ShardOptions options{count, split, durations};
    testing::internal::CaptureStderr();
    auto shards = deal_shards(suites_, options);
    said_ = testing::internal::GetCapturedStderr();
    return shards;
  }
  static Names ids_of(const ShardTests& shard) {
    Names ids;
    for (const auto& [id, tests] : shard.tests) ids.push_back(id);
    return ids;
  }
  static Names all_tests(const std::vector<ShardTests>& shards) {
    Names all;
    for (const ShardTests& shard : shards) {
      for (const auto& [id, tests] : shard.tests) {
        for (const auto& test : *tests) all.push_back(id + "/" + test.name);
      }
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  ScratchDirectory scratch_;
  TestSuites suites_;
  std::string said_;
};

TEST_F(Shards, HaveWholeBinariesOfAboutEqualSize) {
  const auto shards = dealt(2);
  EXPECT_EQ(ids_of(shards[0]), (Names{"a", "d"}));
  EXPECT_EQ(ids_of(shards[1]), (Names{"b", "c"}));
  EXPECT_EQ(said_,
            "       Shard 1 of 2: 5 tests in 2 test binaries\n"
            "       Shard 2 of 2: 5 tests in 2 test binaries\n");
}

TEST_F(Shards, KnowOfEachOther) {
  const auto shards = dealt(2);
  EXPECT_EQ(shards[1].shard.index, 2U);
  EXPECT_EQ(shards[1].shard.count, 2U);
  EXPECT_FALSE(shards[1].shard.splits_binaries);
  EXPECT_EQ(shards[1].shard.binaries,
            (decltype(Shard::binaries){{"a", {1}}, {"b", {2}}, {"c", {2}}, {"d", {1}}}));
  EXPECT_EQ(shards[0].shard.binaries, shards[1].shard.binaries);
}

TEST_F(Shards, AreEqualInTimeWhereTimesAreKnown) {
  const auto times = scratch_.write("CTestCostData.txt", "d/t0 1 9\nd/t1 1 1\na/t0 1 1\n");
  const auto shards = dealt(2, false, {times});
  // Unknown tests are taken to need a second: d 12, c 3, b 2, a 1.
  EXPECT_EQ(ids_of(shards[0]), (Names{"d"}));
  EXPECT_EQ(ids_of(shards[1]), (Names{"a", "b", "c"}));
  EXPECT_NE(said_.find("about 12.0s"), std::string::npos) << said_;
}

TEST_F(Shards, HaveEveryTestOnceWhenBinariesAreSplit) {
  const Names all = all_tests(dealt(1));
  EXPECT_EQ(all.size(), 10U);
  const auto shards = dealt(3, true);
  EXPECT_EQ(all_tests(shards), all);
  EXPECT_TRUE(shards[0].shard.splits_binaries);
  EXPECT_EQ(shards[0].shard.binaries.at("d"), (std::vector<std::size_t>{1, 2, 3}));
}

TEST_F(Shards, MayBeEmpty) {
  const auto shards = dealt(6);
  EXPECT_TRUE(shards[5].tests.empty());
  EXPECT_EQ(all_tests(shards).size(), 10U);
}

TEST_F(Shards, HaveABinaryThatCouldNotBeListedAsAWhole) {
  suites_[3].tests.reset();
  const auto shards = dealt(2, true);
  std::size_t count = 0;
  for (const ShardTests& shard : shards) {
    if (!shard.tests.contains("d")) continue;
    ++count;
    EXPECT_FALSE(shard.tests.at("d"));
  }
  EXPECT_EQ(count, 1U);
}

}  // namespace
}  // namespace reuse_build
