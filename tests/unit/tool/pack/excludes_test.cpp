// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/excludes.hpp"

#include <gtest/gtest.h>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

TEST(Excludes, MatchPathsBelowTarget) {
  const Excludes excludes({"debug/build/**/*.o", "*.txt"});
  EXPECT_TRUE(excludes.match("target/debug/build/app-1/out/x.o"));
  EXPECT_TRUE(excludes.match("target/a.txt"));
  EXPECT_FALSE(excludes.match("target/debug/a.txt"));
  EXPECT_FALSE(excludes.match("target/debug/build/app-1/out/x.c"));
}

TEST(Excludes, CoverAllOfADirectoryThatMatches) {
  const Excludes excludes({"debug/build/app-*/out/big"});
  EXPECT_TRUE(excludes.cover("target/debug/build/app-1/out/big/x/y"));
  EXPECT_TRUE(excludes.cover("target/debug/build/app-1/out/big"));
  EXPECT_FALSE(excludes.cover("target/debug/build/app-1/out/bigger"));
  EXPECT_FALSE(excludes.match("target/debug/build/app-1/out/big/x"));
}

TEST(Excludes, AreNoneWithoutGlobs) {
  EXPECT_FALSE(Excludes({}).cover("target/a"));
}

TEST(Excludes, NameABadGlob) {
  const Error error = thrown_error([] { (void)Excludes({"a", "[b"}); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "[b");
}

}  // namespace
}  // namespace reuse_build
