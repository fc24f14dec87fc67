// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/shell_words.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

using Words = std::vector<std::string>;

TEST(ShellWords, StandBetweenBlanks) {
  EXPECT_EQ(split_shell_words("  a b\tc\n d "), (Words{"a", "b", "c", "d"}));
  EXPECT_EQ(split_shell_words(" \n"), Words{});
}

TEST(ShellWords, HoldBlanksInQuotes) {
  EXPECT_EQ(split_shell_words(R"('a  b' "c $d" e"f g"h '')"), (Words{"a  b", "c $d", "ef gh", ""}));
}

TEST(ShellWords, HoldEscapedCharacters) {
  EXPECT_EQ(split_shell_words(R"(a\ b \'c "\"\\\$\n" '\n')"),
            (Words{"a b", "'c", R"("\$\n)", R"(\n)"}));
}

TEST(ShellWords, MayEndWithABackslash) {
  EXPECT_EQ(split_shell_words("a\\"), Words{"a\\"});
  EXPECT_EQ(split_shell_words("a \\"), (Words{"a", "\\"}));
}

TEST(ShellWords, GoOnBehindAnEscapedLineEnd) {
  EXPECT_EQ(split_shell_words("a\\\nb \"c\\\nd\" \\\n e"), (Words{"ab", "cd", "e"}));
}

TEST(ShellWords, AreNotInComments) {
  EXPECT_EQ(split_shell_words("a #b 'c\nd#e '#f'"), (Words{"a", "d#e", "#f"}));
}

TEST(ShellWords, MustNotBeLeftOpen) {
  for (const char* text : {"a 'b", "a \"b", R"("a\")"}) {
    EXPECT_FALSE(split_shell_words(text)) << text;
  }
}

}  // namespace
}  // namespace reuse_build
