// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/output.hpp"

#include <gtest/gtest.h>

namespace reuse_build::driver {
namespace {

TEST(CapturedOutput, StopsAtItsLimit) {
  CapturedOutput output(5);
  output.take("abc");
  EXPECT_FALSE(output.overflowed());
  output.take("def");
  EXPECT_TRUE(output.overflowed());
  output.take("g");
  EXPECT_EQ(output.text(), "abcde");
}

TEST(OutputTail, KeepsTheEnd) {
  OutputTail output(4);
  for (const char* piece : {"abc", "def", "ghi", "jkl"}) output.take(piece);
  EXPECT_TRUE(output.text().ends_with("ijkl")) << output.text();
  EXPECT_LE(output.text().size(), 8U);
}

TEST(PassedOutput, DropsEverythingWhenItsReaderIsGone) {
  OutputTail copy(4);
  PassedOutput output(-1, copy);
  output.take("lost");
  output.flush();
  EXPECT_EQ(output.waits_for(), -1);
  EXPECT_EQ(copy.text(), "lost");
}

}  // namespace
}  // namespace reuse_build::driver
