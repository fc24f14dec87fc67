// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/regex.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace reuse_build {
namespace {

bool finds(std::string_view regex, std::string_view text) {
  return Regex(regex).is_found_in(text);
}

// What is wrong with it; empty when nothing is.
std::string mistake(std::string_view regex) {
  try {
    Regex{regex};
  } catch (const RegexMistake& thrown) {
    return thrown.what;
  }
  return {};
}

TEST(Regex, IsSearchedForAnywhere) {
  EXPECT_TRUE(finds("b", "abc"));
  EXPECT_FALSE(finds("^b", "abc"));
  EXPECT_FALSE(finds("b$", "abc"));
  EXPECT_TRUE(finds("", ""));
}

TEST(Regex, KnowsWordsDigitsAndBlanksOfUnicode) {
  EXPECT_TRUE(finds(R"(^\w+$)", "größe_\u0662e\u0301\u24b6"));
  EXPECT_FALSE(finds(R"(\w)", "🦀-."));
  EXPECT_TRUE(finds(R"(^\W$)", "🦀"));
  EXPECT_TRUE(finds(R"(^\d+$)", "12\u0661"));
  EXPECT_FALSE(finds(R"(\D)", "12\u0661"));
  EXPECT_TRUE(finds(R"(^\s+$)", "\u00a0 \t\v\u3000\u0085"));
  EXPECT_FALSE(finds(R"(\S)", "\u00a0 \t\v"));
  EXPECT_TRUE(finds(R"(^[\w:]+$)", "größe::é"));
  EXPECT_FALSE(finds(R"([^\w\d\s])", "é 1"));
  EXPECT_TRUE(finds(R"(^[\D]$)", "é"));
  EXPECT_TRUE(finds("^.$", "é"));
}

TEST(Regex, KnowsRustsEscapes) {
  EXPECT_TRUE(finds(R"(^\x41\x{e9}\u00e9\u{1F980}\U0001f980$)", "Aéé🦀🦀"));
  EXPECT_TRUE(finds(R"(^[\x41\u{e9}]+$)", "Aé"));
  EXPECT_TRUE(finds(R"(^\_\-\ \#\"\.\[\]\{\}$)", "_- #\".[]{}"));
  EXPECT_TRUE(finds(R"(^[\_\]\[]+$)", "_[]"));
  EXPECT_TRUE(finds(R"(\Aa\z)", "a"));
  EXPECT_TRUE(finds(R"(^\p{Greek}\pL\p{Lu}\PL$)", "αβA1"));
}

TEST(Regex, KnowsClassesGroupsAndRepetitions) {
  EXPECT_TRUE(finds("^[]a]+$", "]a"));
  EXPECT_FALSE(finds("[^]a]", "]a"));
  EXPECT_TRUE(finds("^[[:alpha:]-]+$", "ab-"));
  EXPECT_TRUE(finds("^(?<n>a)(?P<m>b)(?:c)(?i:D)$", "abcd"));
  EXPECT_TRUE(finds("^a{2}b{1,}c{0,3}d??}$", "aabb}"));
}

TEST(Regex, RefusesWhatRustRefuses) {
  for (const char* wrong : {"(",         ")",
                            "[",         "[a",
                            "*",         "a{",
                            "a{,2}",     "a{2,1}",
                            "{",         "a{1",
                            "a{1,2",     "[b-a]",
                            R"(\Qa\E)",  R"(\C)",
                            R"(\Z)",     R"(\1)",
                            R"(\141)",   R"(\0)",
                            R"(\é)",     R"(\)",
                            R"([\)",     R"(\x)",
                            R"(\x4)",    R"(\x{})",
                            R"(\x{zz})", R"(\x{110000})",
                            R"(\u{41)",  R"(\u004)",
                            R"(\p{^L})", R"(\p{Nosuch})",
                            R"(\p)",     R"(\p{)",
                            "(?=a)",     "(?<=a)",
                            R"([\b])"}) {
    EXPECT_FALSE(mistake(wrong).empty()) << wrong;
  }
}

TEST(Regex, RefusesWhatRe2WouldTakeOtherwise) {
  EXPECT_EQ(mistake("[a[bc]]"),
            "a class in a class is not supported; write '\\[' for the sign itself");
  EXPECT_EQ(mistake("[[:nosuch:]]"), mistake("[a[bc]]"));
  for (const char* operation : {"[a&&b]", "[a--b]", "[a~~b]"}) {
    EXPECT_EQ(mistake(operation), "operations on classes ('&&', '--', '~~') are not supported");
  }
  for (const char* range : {R"([\w-a])", R"([\d-a])", R"([\s-a])", R"([\D-a])", R"([\pL-a])"}) {
    EXPECT_EQ(mistake(range).find("a range in a class goes from one character to another"), 0U);
  }
  EXPECT_EQ(mistake(R"([\W])"), R"(not supported in a class: '\W')");
  EXPECT_EQ(mistake(R"(\b{start})"),
            R"(the beginning and the end of a word are not supported; '\b' is both)");
}

TEST(Regex, BearsDepth) {
  EXPECT_TRUE(finds(std::string(100000, '(') + std::string(100000, ')'), ""));
}

TEST(Regex, RefusesWhatIsTooLarge) {
  EXPECT_FALSE(mistake("((a{1000}){1000}){1000}").empty());
  EXPECT_FALSE(mistake(std::string(1000000, 'a')).empty());
}

}  // namespace
}  // namespace reuse_build
