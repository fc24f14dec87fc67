// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/cmake_text.hpp"

#include <gtest/gtest.h>

namespace reuse_build::launch {
namespace {

TEST(BracketArgument, QuotesAnything) {
  EXPECT_EQ(bracket_argument(""), "[[]]");
  EXPECT_EQ(bracket_argument("text"), "[[text]]");
  EXPECT_EQ(bracket_argument("$\"\\;#("), "[[$\"\\;#(]]");
}

TEST(BracketArgument, TakesALevelThatTheTextDoesNotClose) {
  EXPECT_EQ(bracket_argument("a]b"), "[[a]b]]");
  EXPECT_EQ(bracket_argument("a]]b"), "[=[a]]b]=]");
  EXPECT_EQ(bracket_argument("]=]]==]"), "[===[]=]]==]]===]");
}

TEST(BracketArgument, TheTextsEndDoesNotCloseIt) {
  EXPECT_EQ(bracket_argument("]"), "[=[]]=]");
  EXPECT_EQ(bracket_argument("a]="), "[[a]=]]");
  EXPECT_EQ(bracket_argument("]]="), "[==[]]=]==]");
}

TEST(BracketArgument, KeepsAFirstNewline) {
  EXPECT_EQ(bracket_argument("\na\n"), "[[\n\na\n]]");
}

}  // namespace
}  // namespace reuse_build::launch
