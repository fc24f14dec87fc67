// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/time_partition.hpp"

#include <gtest/gtest.h>

#include <set>

#include "select/small_workspace.hpp"

namespace reuse_build {
namespace {

using Names = std::vector<launch::TestName>;

// A test takes as many seconds as its name has letters.
double by_length(const std::string& /*id*/, const std::string& test) {
  return static_cast<double>(test.size());
}

class TimePartition : public testing::Test {
 protected:
  [[nodiscard]] std::vector<ChosenTests> all() const {
    return {{&binaries_[0], Names{{"a"}, {"bbbbb"}, {"cc", "test", true}}},
            {&binaries_[1], Names{{"ddd"}, {"eeee"}, {"ff", "test", true}, {"gggggggg"}}}};
  }
  [[nodiscard]] std::vector<ChosenTests> part(std::uint64_t number, std::uint64_t parts) const {
    std::vector<ChosenTests> chosen = all();
    keep_time_part(chosen, {Partition::How::time, number, parts}, by_length);
    return chosen;
  }
  static std::string names(const std::vector<ChosenTests>& chosen) {
    std::string text;
    for (const ChosenTests& suite : chosen) {
      for (const launch::TestName& test : suite.tests) text += test.name + " ";
    }
    return text;
  }

 private:
  std::vector<TestBinary> binaries_ = small_binaries();
};

TEST_F(TimePartition, DealsTheLongestFirst) {
  EXPECT_EQ(names(part(1, 2)), "cc ddd gggggggg ");
  EXPECT_EQ(names(part(2, 2)), "a bbbbb eeee ff ");
  EXPECT_EQ(expected_seconds(part(1, 2), by_length), 11);
  EXPECT_EQ(expected_seconds(part(2, 2), by_length), 10);
}

TEST_F(TimePartition, LosesNoTestAndHasNoneTwice) {
  for (std::uint64_t parts = 1; parts <= 9; ++parts) {
    std::multiset<std::string> seen;
    for (std::uint64_t number = 1; number <= parts; ++number) {
      for (const ChosenTests& suite : part(number, parts)) {
        for (const launch::TestName& test : suite.tests) seen.insert(test.name);
      }
    }
    EXPECT_EQ(seen,
              (std::multiset<std::string>{"a", "bbbbb", "cc", "ddd", "eeee", "ff", "gggggggg"}))
        << parts;
  }
}

}  // namespace
}  // namespace reuse_build
