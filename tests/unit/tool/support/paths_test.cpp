// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/paths.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

TEST(PathBelow, IsWhatFollowsThePrefix) {
  EXPECT_EQ(path_below("/w/target/debug/a", "/w/target"), "debug/a");
}

TEST(PathBelow, IsEmptyTextForThePrefixItself) {
  EXPECT_EQ(path_below("/w/target", "/w/target"), "");
  EXPECT_EQ(path_below("/w/target/", "/w/target"), "");
}

TEST(PathBelow, ComparesWholeComponents) {
  EXPECT_EQ(path_below("/w/target2/a", "/w/target"), std::nullopt);
  EXPECT_EQ(path_below("/w/targe", "/w/target"), std::nullopt);
}

TEST(PathBelow, DoesNotCareForSlashesAtTheEndOrRepeated) {
  EXPECT_EQ(path_below("/w/target//a/", "/w/target//"), "a");
}

TEST(PathBelow, TakesTheRootDirectoryAsPrefix) {
  EXPECT_EQ(path_below("/usr/lib", "/"), "usr/lib");
  EXPECT_EQ(path_below("/", "/"), "");
}

TEST(PathBelow, HasNothingBelowAnEmptyPrefix) {
  EXPECT_EQ(path_below("/a", ""), std::nullopt);
  EXPECT_EQ(path_below("a", ""), std::nullopt);
}

TEST(JoinPath, PutsExactlyOneSlashBetween) {
  EXPECT_EQ(join_path("a", "b"), "a/b");
  EXPECT_EQ(join_path("a/", "b"), "a/b");
  EXPECT_EQ(join_path("/", "b"), "/b");
}

TEST(JoinPath, LeavesOutEmptyParts) {
  EXPECT_EQ(join_path("", "b"), "b");
  EXPECT_EQ(join_path("a", ""), "a");
  EXPECT_EQ(join_path("", ""), "");
}

TEST(PathLess, ComparesComponentByComponent) {
  EXPECT_TRUE(PathLess()("a", "a/b"));
  EXPECT_TRUE(PathLess()("a/b", "a-b"));  // by bytes it would be the other way round
  EXPECT_FALSE(PathLess()("a-b", "a/b"));
  EXPECT_FALSE(PathLess()("a/b", "a/b"));
  EXPECT_TRUE(PathLess()("a", "ä"));
}

TEST(PlainRelativePath, HasOnlyNormalComponents) {
  for (const char* path : {"a", "a/b", "a/.b/..c", "...", "a b"}) {
    EXPECT_TRUE(is_plain_relative_path(path)) << path;
  }
}

TEST(PlainRelativePath, RefusesEverythingElse) {
  for (const char* path :
       {"", "/", "/a", "a/", "a//b", ".", "./a", "a/.", "..", "../a", "a/..", "a/../b"}) {
    EXPECT_FALSE(is_plain_relative_path(path)) << path;
  }
}

}  // namespace
}  // namespace reuse_build
