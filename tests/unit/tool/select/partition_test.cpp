// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/partition.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

// Which of the tests are in the part, as '+' and '-'. A blank begins the next binary; capitals
// are ignored tests.
std::string kept(const std::string& partition, std::string_view tests) {
  PartitionSelector selector(Partition::parse(partition));
  selector.begin_binary();
  std::string signs;
  for (const char test : tests) {
    if (test == ' ') {
      selector.begin_binary();
      signs += ' ';
    } else {
      signs += selector.keeps({&test, 1}, test <= 'Z') ? '+' : '-';
    }
  }
  return signs;
}

TEST(Partition, ReadsNextestsForms) {
  const Partition hash = Partition::parse("hash:1/3");
  EXPECT_EQ(hash.how, Partition::How::hash);
  EXPECT_EQ(hash.part, 1U);
  EXPECT_EQ(hash.parts, 3U);
  EXPECT_EQ(Partition::parse("count:2/2").how, Partition::How::count);
  EXPECT_EQ(Partition::parse("slice:+02/3").part, 2U);
  EXPECT_EQ(Partition::parse("slice:1/18446744073709551615").parts, 18446744073709551615U);
}

TEST(Partition, RefusesWhatNextestRefuses) {
  for (const char* wrong : {"",          "hash",       "hash:",
                            "hash:1",    "hash:/",     "hash:1/",
                            "hash:/1",   "x:1/2",      "time:1/10001",
                            "Hash:1/2",  " hash:1/2",  "hash: 1/2",
                            "hash:a/2",  "hash:-1/2",  "hash:1/2/3",
                            "hash:1/2 ", "hash:++1/2", "hash:1/18446744073709551616",
                            "hash:0/2",  "hash:3/2",   "hash:0/0",
                            "count:1/0", "slice:1.0/2"}) {
    const Error error = thrown_error([&] { Partition::parse(wrong); });
    EXPECT_EQ(error.code(), ExitCode::usage);
    EXPECT_PRED2(contains, error.message(), "--partition '" + std::string(wrong) + "': ");
  }
}

TEST(PartitionSelector, DealsByTheHashOfTheName) {
  struct Case {
    const char* name;
    std::array<int, 3> parts;  // of 2, of 3, of 7
  };
  const std::vector<Case> cases = {{"a", {2, 3, 7}},
                                   {"tests::a", {1, 3, 5}},
                                   {"tests::foo::test_bar", {1, 2, 2}},
                                   {"tests::baz::test_quux", {1, 3, 4}},
                                   {"my_module::a_rather_long_test_name_over_32_bytes", {2, 2, 6}},
                                   {"日本::テスト", {2, 1, 5}}};
  constexpr std::array<int, 3> totals = {2, 3, 7};
  for (const Case& test : cases) {
    for (std::size_t i = 0; i < totals.size(); ++i) {
      for (int part = 1; part <= totals[i]; ++part) {
        PartitionSelector selector(
            Partition::parse("hash:" + std::to_string(part) + "/" + std::to_string(totals[i])));
        EXPECT_EQ(selector.keeps(test.name, false), part == test.parts[i]) << test.name;
        EXPECT_EQ(selector.keeps(test.name, true), part == test.parts[i]) << test.name;
      }
    }
  }
}

TEST(PartitionSelector, CountsInEachBinaryAnew) {
  EXPECT_EQ(kept("count:1/2", "aaa aa a"), "+-+ +- +");
  EXPECT_EQ(kept("count:2/2", "aaa aa a"), "-+- -+ -");
}

TEST(PartitionSelector, CountsSlicesOverAllBinaries) {
  EXPECT_EQ(kept("slice:1/2", "aaa aa a"), "+-+ -+ -");
  EXPECT_EQ(kept("slice:3/3", "aaa  aaaa"), "--+  --+-");
}

TEST(PartitionSelector, CountsIgnoredTestsApart) {
  EXPECT_EQ(kept("slice:1/2", "aAaA AaAa"), "++-- ++--");
  EXPECT_EQ(kept("count:2/2", "aAaA A"), "--++ -");
}

}  // namespace
}  // namespace reuse_build
