// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/run_id.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace reuse_build::driver {
namespace {

TEST(RunId, IsAUuidOfVersion8) {
  const std::string uuid = uuid_of("some facts");
  ASSERT_EQ(uuid.size(), 36U);
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) EXPECT_EQ(uuid[dash], '-');
  EXPECT_EQ(uuid[14], '8');
  EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
}

TEST(RunId, DependsOnTheFacts) {
  EXPECT_EQ(uuid_of("a"), uuid_of("a"));
  EXPECT_NE(uuid_of("a"), uuid_of("b"));
}

TEST(RunId, IsTheSameForAllThatHaveOneParent) {
  EXPECT_EQ(run_id(), run_id());
}

TEST(RunId, CanBeGiven) {
  ASSERT_EQ(::setenv("REUSE_BUILD_RUN_ID", "mine", 1), 0);
  EXPECT_EQ(run_id(), "mine");
  ASSERT_EQ(::unsetenv("REUSE_BUILD_RUN_ID"), 0);
}

TEST(StartTime, IsField22) {
  EXPECT_EQ(start_time("7 (a) b) (c) S 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 4711 23\n"),
            "4711");
}

TEST(StartTime, IsEmptyWhereThereIsNone) {
  EXPECT_EQ(start_time(""), "");
  EXPECT_EQ(start_time("7 (a) S 4 5"), "");
}

}  // namespace
}  // namespace reuse_build::driver
