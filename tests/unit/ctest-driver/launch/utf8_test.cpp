// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/utf8.hpp"

#include <gtest/gtest.h>

namespace reuse_build::launch {
namespace {

TEST(IsUtf8, TakesEveryLength) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
}

TEST(IsUtf8, RefusesMalformedSequences) {
  EXPECT_FALSE(is_utf8("\x80"));              // a continuation alone
  EXPECT_FALSE(is_utf8("a\xC3"));             // cut off
  EXPECT_FALSE(is_utf8("\xC0\x80"));          // overlong
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // a surrogate
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
}

}  // namespace
}  // namespace reuse_build::launch
