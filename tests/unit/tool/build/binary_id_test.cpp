// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/binary_id.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace reuse_build {
namespace {

TEST(BinaryId, IsThePackageForUnitTests) {
  EXPECT_EQ(make_binary_id("calc-eval", "lib", "calc_eval"), "calc-eval");
  EXPECT_EQ(make_binary_id("calc-macros", "proc-macro", "calc_macros"), "calc-macros");
}

TEST(BinaryId, HasTheNameOfAnIntegrationTest) {
  EXPECT_EQ(make_binary_id("calc", "test", "cli"), "calc::cli");
}

TEST(BinaryId, HasKindAndNameOfTheOthers) {
  EXPECT_EQ(make_binary_id("calc", "bin", "calc-cli"), "calc::bin/calc-cli");
  EXPECT_EQ(make_binary_id("calc", "bench", "speed"), "calc::bench/speed");
  EXPECT_EQ(make_binary_id("calc", "example", "demo"), "calc::example/demo");
}

TEST(BinaryIdLess, ComparesByComponents) {
  const std::vector<std::string> ordered = {"a",        "a::t",         "a::z", "a::bench/a",
                                            "a::bin/a", "a::bin/x",     "a-b",  "a-b::bin/a",
                                            "ab",       "ab::example/a"};
  std::vector<std::string> sorted = ordered;
  std::reverse(sorted.begin(), sorted.end());
  std::sort(sorted.begin(), sorted.end(), BinaryIdLess());
  EXPECT_EQ(sorted, ordered);
}

TEST(BinaryIdLess, PutsAPackageBeforeOneWithALongerNameWhateverFollows) {
  EXPECT_TRUE(BinaryIdLess()("a::x", "a-b"));  // by bytes it would be the other way round
  EXPECT_FALSE(BinaryIdLess()("a-b", "a::x"));
}

TEST(BinaryIdLess, IsFalseForEqualIds) {
  for (const char* id : {"", "a", "a::t", "a::bin/x"}) EXPECT_FALSE(BinaryIdLess()(id, id)) << id;
}

}  // namespace
}  // namespace reuse_build
