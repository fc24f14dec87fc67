// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/argument.hpp"

#include <gtest/gtest.h>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

struct Parsed {
  std::optional<std::string> text;
  std::string rest;
  std::string error;  // empty when there was no mistake
};

Parsed parse(const std::string& argument) {
  FiltersetMistakes mistakes;
  mistakes.begin(argument);
  Cursor cursor(argument);
  Parsed parsed{parse_text(cursor, mistakes), std::string(cursor.rest()), {}};
  if (mistakes.count() != 0) parsed.error = mistakes.to_error().message();
  return parsed;
}

// Whether the argument, as a matcher of that default, matches the name.
bool matches(const std::string& argument, ImplicitMatcher implicit, std::string_view name) {
  FiltersetMistakes mistakes;
  mistakes.begin(argument);
  Cursor cursor(argument);
  const auto matcher = parse_matcher(cursor, implicit, mistakes);
  EXPECT_EQ(mistakes.count(), 0U) << argument;
  EXPECT_EQ(cursor.rest(), ")") << argument;
  return matcher && matcher->matches(name);
}

TEST(ParseText, EndsBeforeACommaOrAParenthesis) {
  EXPECT_EQ(parse("a(b) and c").text, "a(b");
  EXPECT_EQ(parse("a(b) and c").rest, ") and c");
  EXPECT_EQ(parse("a,b)").rest, ",b)");
  EXPECT_EQ(parse(" a )").text, " a ");
  EXPECT_EQ(parse("to the end").text, "to the end");
}

TEST(ParseText, ReplacesEscapes) {
  EXPECT_EQ(parse(R"(\n\r\t\b\f\\\/\)\,)").text, "\n\r\t\b\f\\/),");
  EXPECT_EQ(parse(R"(\u{41}\u{e9}\u{20AC}\u{1f980}\u{00007f}\u{10FFFF})").text,
            "Aé€🦀\x7f\xf4\x8f\xbf\xbf");
}

TEST(ParseText, ShowsEveryWrongEscape) {
  const Parsed parsed = parse(R"(a\q\u{d800}b)x)");
  EXPECT_EQ(parsed.text, std::nullopt);
  EXPECT_EQ(parsed.rest, ")x");
  EXPECT_EQ(parsed.error,
            "invalid filterset\n"
            "there is no such escape; write '\\\\' for a backslash\n"
            "  a\\q\\u{d800}b)x\n"
            "   ^^\n"
            "there is no such escape; write '\\\\' for a backslash\n"
            "  a\\q\\u{d800}b)x\n"
            "     ^^");
  for (const char* wrong : {R"(\)", R"(\u41)", R"(\u{})", R"(\u{0000041})", R"(\u{110000})",
                            R"(\u{4 1})", R"(\u{+4})", R"(\u{41)", R"(\x41)", R"(\ )"}) {
    EXPECT_EQ(parse(wrong).text, std::nullopt) << wrong;
  }
}

TEST(ParseText, WantsOneCharacterAtLeast) {
  EXPECT_PRED2(contains, parse(")").error, "an argument is missing");
}

TEST(ParseMatcher, KnowsTheSigns) {
  EXPECT_TRUE(matches("=abc)", ImplicitMatcher::glob, "abc"));
  EXPECT_FALSE(matches("=abc)", ImplicitMatcher::contains, "abcd"));
  EXPECT_TRUE(matches("~b)", ImplicitMatcher::equal, "abc"));
  EXPECT_TRUE(matches("#a*)", ImplicitMatcher::equal, "abc"));
  EXPECT_FALSE(matches("#b)", ImplicitMatcher::contains, "abc"));
  EXPECT_TRUE(matches("/b|x/)", ImplicitMatcher::equal, "abc"));
}

TEST(ParseMatcher, TakesOneSignOnly) {
  EXPECT_TRUE(matches("=~a)", ImplicitMatcher::glob, "~a"));
  EXPECT_TRUE(matches("==a)", ImplicitMatcher::glob, "=a"));
  EXPECT_TRUE(matches("=/a/)", ImplicitMatcher::glob, "/a/"));
  EXPECT_TRUE(matches("= a)", ImplicitMatcher::glob, " a"));
  EXPECT_TRUE(matches("~#)", ImplicitMatcher::glob, "a#b"));
}

TEST(ParseMatcher, HasADefault) {
  EXPECT_FALSE(matches("b)", ImplicitMatcher::equal, "abc"));
  EXPECT_TRUE(matches("b)", ImplicitMatcher::contains, "abc"));
  EXPECT_TRUE(matches("a*)", ImplicitMatcher::glob, "abc"));
  EXPECT_TRUE(matches("a*)", ImplicitMatcher::equal, "a*"));
}

TEST(ParseMatcher, ReplacesOnlyTheSlashInRegularExpressions) {
  EXPECT_TRUE(matches(R"(/a\/b/))", ImplicitMatcher::glob, "a/b"));
  EXPECT_TRUE(matches(R"(/\w\)$/))", ImplicitMatcher::glob, "a)"));
  EXPECT_TRUE(matches(R"(/\\\//))", ImplicitMatcher::glob, R"(\/)"));
}

}  // namespace
}  // namespace reuse_build
