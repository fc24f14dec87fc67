// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/nearest_name.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

const std::vector<std::string> known = {"exclude", "include", "zstd-level", "source"};

TEST(NearestName, TakesTheLeastChanged) {
  EXPECT_EQ(nearest_name("exlude", known), "exclude");
  EXPECT_EQ(nearest_name("includes", known), "include");
  EXPECT_EQ(nearest_name("zstd_level", known), "zstd-level");
}

TEST(NearestName, IsEmptyWhenNoneIsNear) {
  EXPECT_EQ(nearest_name("strip", known), "");
  EXPECT_EQ(nearest_name("", known), "");
  EXPECT_EQ(nearest_name("include", {}), "");
}

}  // namespace
}  // namespace reuse_build
