// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/parser.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

// The tree in words: "or(all and(all not(none)))".
std::string to_words(const ParsedExpression& expression) {
  using Kind = ParsedExpression::Kind;
  if (expression.kind == Kind::leaf) {
    return expression.leaf.name == PredicateName::all    ? "all"
           : expression.leaf.name == PredicateName::none ? "none"
                                                         : "other";
  }
  std::string words;
  for (const ParsedExpression& operand : expression.operands) {
    words += (words.empty() ? "" : " ") + to_words(operand);
  }
  const char* name = expression.kind == Kind::negation      ? "not"
                     : expression.kind == Kind::conjunction ? "and"
                                                            : "or";
  return std::string(name) + "(" + words + ")";
}

std::string parse(const std::string& text) {
  FiltersetMistakes mistakes;
  mistakes.begin(text);
  const ParsedExpression expression = parse_filterset(text, mistakes);
  return mistakes.count() == 0 ? to_words(expression) : mistakes.to_error().message();
}

void check(const std::vector<std::pair<const char*, const char*>>& cases) {
  for (const auto& [text, words] : cases) EXPECT_EQ(parse(text), words) << text;
}

TEST(ParseFilterset, KnowsPrecedence) {
  check({{"all() | none() & all()", "or(all and(none all))"},
         {"all() & none() | all()", "or(and(all none) all)"},
         {"(all() | none()) & all()", "and(or(all none) all)"},
         {"not all() and none()", "and(not(all) none)"},
         {"not (all() and none())", "not(and(all none))"},
         {"not not all()", "not(not(all))"}});
}

TEST(ParseFilterset, KnowsAllOperators) {
  check({{"all() or none()", "or(all none)"},
         {"all()+none()|all()", "or(all none all)"},
         {"all() and none()&all()", "and(all none all)"},
         {"all()-none()", "and(all not(none))"},
         {"all() - none() - all() & all()", "and(all not(none) not(all) all)"},
         {"all() - not none()", "and(all not(not(none)))"},
         {"! !all()", "not(not(all))"}});
}

TEST(ParseFilterset, WantsWordsToEnd) {
  check({{"not(all())and(none())or(all())", "or(and(not(all) none) all)"},
         {"all()and!none()", "and(all not(none))"}});
  for (const char* wrong :
       {"notall()", "all() andall()", "all() or_all()", "all() or1", "not\tall()"}) {
    EXPECT_PRED2(contains, parse(wrong), "invalid filterset") << wrong;
  }
}

TEST(ParseFilterset, LetsBlanksAndLinesStandBetweenTheParts) {
  check({{"  all ( ) \r\n and\n none(\t)\n", "and(all none)"}, {"(\nall())", "all"}});
  EXPECT_PRED2(contains, parse("\tall()"), "an expression cannot begin like this\n");
}

TEST(ParseFilterset, ExplainsOperatorsOfOtherLanguages) {
  EXPECT_EQ(parse("all() && none() || all()"),
            "invalid filterset\n"
            "'&&' is no operator; write 'and' or '&'\n"
            "  all() && none() || all()\n"
            "        ^^\n"
            "'||' is no operator; write 'or', '|' or '+'\n"
            "  all() && none() || all()\n"
            "                  ^^");
  for (const char* word : {"AND", "OR"}) {
    EXPECT_PRED2(contains, parse("all() " + std::string(word) + " all()"), "is no operator; write");
  }
  EXPECT_PRED2(contains, parse("NOT all()"), "'NOT' is no operator; write 'not' or '!'");
}

TEST(ParseFilterset, ShowsEveryMistake) {
  EXPECT_EQ(parse("foo(x) or test(a,b) and all(y) or (platform(z)"),
            "invalid filterset\n"
            "there is no such predicate, but all, none, test, package, deps, rdeps, binary_id, "
            "binary, kind, platform, group and default\n"
            "  foo(x) or test(a,b) and all(y) or (platform(z)\n"
            "  ^^^\n"
            "there is only one argument; write '\\,' for a comma in it\n"
            "  foo(x) or test(a,b) and all(y) or (platform(z)\n"
            "                  ^\n"
            "'all' takes no argument\n"
            "  foo(x) or test(a,b) and all(y) or (platform(z)\n"
            "                              ^\n"
            "a platform is 'host' or 'target'\n"
            "  foo(x) or test(a,b) and all(y) or (platform(z)\n"
            "                                              ^\n"
            "this '(' is not closed\n"
            "  foo(x) or test(a,b) and all(y) or (platform(z)\n"
            "                                    ^");
}

TEST(ParseFilterset, NamesWhatIsMissing) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"", "an expression is missing before this place\n  \n  ^"},
      {"()", "an expression is missing before this place\n  ()\n   ^"},
      {"all() or", "an expression is missing before this place\n  all() or\n          ^"},
      {"or all()", "an expression is missing before 'or'\n  or all()\n  ^^"},
      {"all", "'(' is missing behind 'all'\n  all\n     ^"},
      {"test(a", "')' is missing\n  test(a\n        ^"},
      {"test(/a/b)", "')' is missing\n  test(/a/b)\n          ^"},
      {"test(/a)", "the '/' that ends the regular expression is missing\n  test(/a)\n         ^"},
      {"all() all()",
       "the expression ended before this; is an operator missing?\n  all() all()\n        ^^^^^"},
      {"all())", "nothing is open that this ')' could close\n  all())\n       ^"},
      {"test(#{a)", "glob '{a' is wrong at '{a': '{' is never closed\n  test(#{a)\n        ^^"}};
  for (const auto& [text, message] : cases) {
    EXPECT_EQ(parse(text), std::string("invalid filterset\n") + message) << text;
  }
}

TEST(ParseFilterset, LimitsDepth) {
  const auto nested = [](std::size_t depth) {
    return parse(std::string(depth, '(') + "all()" + std::string(depth, ')'));
  };
  EXPECT_EQ(nested(200), "all");
  EXPECT_PRED2(contains, nested(201), "more than 200 parentheses and negations");
  EXPECT_PRED2(contains, nested(100000), "more than 200 parentheses and negations");
  EXPECT_PRED2(contains, parse(std::string(100000, '(')), "more than 200");
  EXPECT_PRED2(contains, parse(std::string(100000, '!')), "more than 200");
}

TEST(ParseFilterset, TakesLongChainsWithoutDepth) {
  std::string chain = "all()";
  for (int i = 0; i < 50000; ++i) chain += i % 2 == 0 ? "|all()" : "-all()";
  EXPECT_TRUE(parse(chain).starts_with("or(all and(all not(all))"));
  EXPECT_PRED2(contains, parse(std::string(100000, '|')), "more mistakes");
}

}  // namespace
}  // namespace reuse_build
