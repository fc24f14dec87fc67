// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/deal.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

using Piles = std::vector<std::size_t>;

TEST(Deal, GivesTheHeaviestFirstToTheLightestPile) {
  EXPECT_EQ(deal({1, 7, 3, 4, 5}, 2), (Piles{1, 0, 0, 1, 1}));
}

TEST(Deal, KeepsTheOrderOfEqualThings) {
  EXPECT_EQ(deal({2, 2, 2, 2, 2}, 3), (Piles{0, 1, 2, 0, 1}));
}

TEST(Deal, LeavesPilesEmptyWhenThereIsTooLittle) {
  EXPECT_EQ(deal({1}, 4), (Piles{0}));
  EXPECT_EQ(deal({}, 4), Piles());
}

TEST(Deal, SpreadsThingsWithoutWeightSomewhere) {
  for (const std::size_t pile : deal({0, 0, 5}, 2)) EXPECT_LT(pile, 2U);
}

}  // namespace
}  // namespace reuse_build
