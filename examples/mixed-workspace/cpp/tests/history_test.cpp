// SPDX-License-Identifier: MIT OR Apache-2.0
#include "history.hpp"

#include <gtest/gtest.h>

namespace mixed {
namespace {

TEST(History, IsEmptyAtFirst) {
  const History history{3};
  EXPECT_TRUE(history.entries().empty());
  EXPECT_EQ(history.total(), 0);
}

TEST(History, KeepsTheLatest) {
  History history{2};
  for (const char* statement : {"1", "2", "1 + 2"}) history.evaluate(statement);
  ASSERT_EQ(history.entries().size(), 2);
  EXPECT_EQ(history.entries().front().statement, "2");
  EXPECT_EQ(history.total(), 5);
}

TEST(History, LeavesOutWhatFails) {
  History history{2};
  history.evaluate("1");
  EXPECT_THROW(history.evaluate("1 / 0"), CalculationError);
  EXPECT_EQ(history.entries().size(), 1);
}

}  // namespace
}  // namespace mixed
