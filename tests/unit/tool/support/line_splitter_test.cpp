// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/line_splitter.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace reuse_build {
namespace {

using Lines = std::vector<std::string>;

Lines split(std::initializer_list<std::string_view> pieces) {
  Lines lines;
  LineSplitter splitter([&lines](std::string_view line) { lines.emplace_back(line); });
  for (const std::string_view piece : pieces) splitter.add(piece);
  splitter.finish();
  return lines;
}

TEST(LineSplitter, GivesLinesWithoutTheirEnd) {
  EXPECT_EQ(split({"one\ntwo\n"}), (Lines{"one", "two"}));
}

TEST(LineSplitter, JoinsALineThatComesInPieces) {
  EXPECT_EQ(split({"o", "n", "e\nt", "wo", "\n"}), (Lines{"one", "two"}));
}

TEST(LineSplitter, GivesALastLineThatHasNoEnd) {
  EXPECT_EQ(split({"one\ntwo"}), (Lines{"one", "two"}));
}

TEST(LineSplitter, KeepsEmptyLines) {
  EXPECT_EQ(split({"\n\none\n\n"}), (Lines{"", "", "one", ""}));
}

TEST(LineSplitter, GivesNothingForNothing) {
  EXPECT_EQ(split({}), Lines{});
  EXPECT_EQ(split({"", ""}), Lines{});
}

TEST(LineSplitter, GivesALineAsSoonAsItIsComplete) {
  Lines lines;
  LineSplitter splitter([&lines](std::string_view line) { lines.emplace_back(line); });
  splitter.add("one\ntw");
  EXPECT_EQ(lines, Lines{"one"});
}

}  // namespace
}  // namespace reuse_build
