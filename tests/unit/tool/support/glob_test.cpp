// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/glob.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

struct Case {
  const char* glob;
  const char* text;
  bool matches;
};

void check(GlobStyle style, const std::vector<Case>& cases) {
  for (const Case& expected : cases) {
    const Glob glob(expected.glob, style, ExitCode::setup_error);
    EXPECT_EQ(glob.matches(expected.text), expected.matches)
        << expected.glob << " on " << expected.text;
  }
}

constexpr auto both = {GlobStyle::name, GlobStyle::path};

TEST(Glob, MatchesTheWholeText) {
  for (const GlobStyle style : both) {
    check(style, {{"abc", "abc", true}, {"b", "abc", false}, {"ab", "abc", false}, {"", "", true}});
    check(style, {{"a.c", "abc", false}, {"a+(b)$", "a+(b)$", true}, {"", "a", false}});
  }
}

TEST(Glob, TakesStarsAndQuestionMarksWithinAComponent) {
  for (const GlobStyle style : both) {
    check(style, {{"*", "", true}, {"*", "abc", true}, {"a*c", "ac", true}, {"a*c", "abbc", true}});
    check(style,
          {{"?", "a", true}, {"?", "", false}, {"a?c", "abc", true}, {"*\n*", "a\nb", true}});
  }
}

TEST(Glob, CountsAQuestionMarkAsOneByte) {
  for (const GlobStyle style : both) check(style, {{"?", "é", false}, {"??", "é", true}});
}

TEST(Glob, CrossesSlashesInNamesOnly) {
  check(GlobStyle::name, {{"a*c", "a/c", true}, {"a?c", "a/c", true}, {"a[/]c", "a/c", true}});
  check(GlobStyle::path, {{"a*c", "a/c", false}, {"a?c", "a/c", false}, {"a[/]c", "a/c", false}});
  check(GlobStyle::path, {{"a[!b]c", "a/c", false}, {"*.txt", "a/b.txt", false}});
}

TEST(Glob, TakesAComponentOfTwoStarsForAnyNumber) {
  for (const GlobStyle style : both) {
    check(style, {{"**/x", "x", true}, {"**/x", "a/x", true}, {"**/x", "a/b/x", true}});
    check(style, {{"**/x", "ax", false}, {"a/**", "a/b", true}, {"a/**", "a/b/c", true}});
    check(style, {{"a/**", "a", false}, {"a/**/b", "a/b", true}, {"a/**/b", "a/x/y/b", true}});
    check(style, {{"a/**/b", "ab", false}, {"**", "a/b", true}, {"a/**/**/b", "a/b", true}});
    check(style, {{"{**/b,c}", "a/b", true}, {"a{/**,}", "a/b/c", true}, {"a{/**,}", "a", true}});
  }
}

TEST(Glob, TakesTwoStarsElsewhereForOne) {
  check(GlobStyle::path, {{"a**", "a/b", false}, {"a**b", "axb", true}, {"**b", "a/b", false}});
}

TEST(Glob, KnowsClassesOfBytes) {
  for (const GlobStyle style : both) {
    check(style, {{"[abc]", "b", true}, {"[abc]", "d", false}, {"[a-c]", "b", true}});
    check(style, {{"[!a]", "b", true}, {"[^a]", "a", false}, {"[]]", "]", true}});
    check(style, {{"[a-]", "-", true}, {"[-a]", "-", true}, {"[!]]", "]", false}});
    check(style, {{"[*]", "*", true}, {"[*]", "a", false}, {"[+--]", ",", true}});
    check(style, {{"[a-c-e]", "d", true}, {"[é]", "é", false}, {"[é][é]", "é", true}});
    check(style, {{"[à-ü][à-ü]", "é", true}, {"[\\d]", "d", true}, {"[\\d]", "\\", true}});
  }
}

TEST(Glob, KnowsAlternatesEmptyAndNestedOnes) {
  for (const GlobStyle style : both) {
    check(style, {{"{a,b}", "b", true}, {"{a,b}", "c", false}, {"x{,y}", "x", true}});
    check(style, {{"{a,b{c,d}}e", "bde", true}, {"{a,b{c,d}}e", "be", false}, {"{}", "", true}});
    check(style, {{"a,b", "a,b", true}, {"{[,]}", ",", true}, {"{*.a,*.b}", "x.b", true}});
  }
}

TEST(Glob, TakesTheBackslashForAnEscapeInPathsOnly) {
  check(GlobStyle::name, {{"a\\b", "a\\b", true}, {"\\*", "\\x", true}, {"a\\", "a\\", true}});
  check(GlobStyle::path, {{"\\*", "*", true}, {"\\*", "x", false}, {"\\{a\\}", "{a}", true}});
}

TEST(Glob, ShowsWhatIsWrongAndWhere) {
  const std::vector<std::pair<const char*, const char*>> wrong = {
      {"a{b", "glob 'a{b' is wrong at '{b': '{' is never closed"},
      {"{a{b}", "glob '{a{b}' is wrong at '{a{b}': '{' is never closed"},
      {"a}b", "glob 'a}b' is wrong at '}b': '}' closes nothing"},
      {"a[b", "glob 'a[b' is wrong at '[b': '[' is never closed"},
      {"[]", "glob '[]' is wrong at '[]': '[' is never closed"},
      {"[z-a]", "glob '[z-a]' is wrong at '[z-a]': a range of [...] ends before it begins"},
      {"[ü-à]", "glob '[ü-à]' is wrong at '[ü-à]': a range of [...] ends before it begins"}};
  for (const auto& expected : wrong) {
    const Error error =
        thrown_error([&] { Glob(expected.first, GlobStyle::name, ExitCode::invalid_filterset); });
    EXPECT_EQ(error.code(), ExitCode::invalid_filterset);
    EXPECT_EQ(error.message(), expected.second);
  }
  const Error dangling = thrown_error([] { Glob("a\\", GlobStyle::path, ExitCode::usage); });
  EXPECT_EQ(dangling.message(), "glob 'a\\' is wrong at '\\': nothing follows the '\\'");
}

TEST(Glob, BearsDepth) {
  const std::string deep = std::string(100000, '{') + "a" + std::string(100000, '}');
  EXPECT_TRUE(Glob(deep, GlobStyle::name, ExitCode::usage).matches("a"));
}

TEST(Glob, RefusesWhatIsTooLargeAndShowsItsBegin) {
  const std::string large(1000000, 'a');
  const Error error = thrown_error([&] { Glob(large, GlobStyle::name, ExitCode::usage); });
  EXPECT_EQ(error.message(), "glob '" + std::string(200, 'a') + "…' is too large");
}

TEST(Glob, IsLinearWhereBacktrackingIsNot) {
  const Glob glob(std::string("a*a*a*a*a*a*a*a*a*a*a*a*a*b"), GlobStyle::name, ExitCode::usage);
  EXPECT_FALSE(glob.matches(std::string(100000, 'a')));
}

}  // namespace
}  // namespace reuse_build
