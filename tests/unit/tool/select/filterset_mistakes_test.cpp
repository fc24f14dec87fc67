// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/filterset_mistakes.hpp"

#include <gtest/gtest.h>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

TEST(ShowPlace, MarksTheWholePlace) {
  EXPECT_EQ(show_place("test(a) foo(b)", {8, 3}), "test(a) foo(b)\n        ^^^");
}

TEST(ShowPlace, MarksOneColumnWhereSomethingIsMissing) {
  EXPECT_EQ(show_place("all(", {4, 0}), "all(\n    ^");
  EXPECT_EQ(show_place("", {0, 0}), "\n^");
  EXPECT_EQ(show_place("a", {9, 9}), "a\n ^");
}

TEST(ShowPlace, CountsCharactersAndKeepsTabs) {
  EXPECT_EQ(show_place("größe\t x", {9, 1}), "größe\t x\n     \t ^");
  EXPECT_EQ(show_place("größe", {0, 7}), "größe\n^^^^^");
}

TEST(ShowPlace, ShowsOneLineOfSeveral) {
  EXPECT_EQ(show_place("one\r\ntwo\r\nthree", {6, 6}), "two\n ^^");
}

TEST(ShowPlace, CountsControlsAsTheyAreShown) {
  EXPECT_EQ(show_place("a\x1b[b", {2, 2}), "a\\x1B[b\n     ^^");
}

TEST(ShowPlace, CutsLongLines) {
  const std::string shown =
      show_place(std::string(1000, 'a') + "é" + std::string(1000, 'b'), {1000, 2});
  EXPECT_EQ(shown, "…" + std::string(60, 'a') + "é" + std::string(58, 'b') + "…\n" +
                       std::string(61, ' ') + "^");
}

TEST(FiltersetMistakes, ShowsEachWithTheExpressionItIsIn) {
  FiltersetMistakes mistakes;
  mistakes.begin("one");
  mistakes.add({0, 3}, "first");
  mistakes.begin("two");
  mistakes.add({1, 1}, "second");
  EXPECT_EQ(mistakes.count(), 2U);
  const Error error = mistakes.to_error();
  EXPECT_EQ(error.code(), ExitCode::invalid_filterset);
  EXPECT_EQ(error.message(), "invalid filterset\nfirst\n  one\n  ^^^\nsecond\n  two\n   ^");
}

TEST(FiltersetMistakes, CountsThoseThatItDoesNotShow) {
  FiltersetMistakes mistakes;
  mistakes.begin("x");
  for (int i = 0; i < 100; ++i) mistakes.add({0, 1}, "wrong");
  EXPECT_PRED2(contains, mistakes.to_error().message(), "\nand 80 more mistakes");
}

}  // namespace
}  // namespace reuse_build
