// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/printable.hpp"

#include <gtest/gtest.h>

namespace reuse_build::launch {
namespace {

TEST(Printable, KeepsTextAsItIs) {
  EXPECT_EQ(printable("a\tb\n\xC3\xA9 \xE2\x82\xAC \\x1B"), "a\tb\n\xC3\xA9 \xE2\x82\xAC \\x1B");
  EXPECT_EQ(printable("\xC2\xA0\xFF\xC2"), "\xC2\xA0\xFF\xC2");
}

TEST(Printable, WritesControlsAsNumbers) {
  EXPECT_EQ(printable("\x1B[31m"), "\\x1B[31m");
  EXPECT_EQ(printable("\r\b\x7F\x1F"), "\\x0D\\x08\\x7F\\x1F");
  EXPECT_EQ(printable(std::string_view("\0a", 2)), "\\x00a");
  EXPECT_EQ(printable("\xC2\x9B\x31m"), "\\xC2\\x9B1m");
}

}  // namespace
}  // namespace reuse_build::launch
