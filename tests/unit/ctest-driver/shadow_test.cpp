// SPDX-License-Identifier: MIT OR Apache-2.0
#include "shadow.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"

namespace reuse_build::driver {
namespace {

TEST(ShadowFile, QuotesAnyPath) {
  EXPECT_NE(shadow_file("/a \"b\" $c;d").find("subdirs([[/a \"b\" $c;d]])\n"), std::string::npos);
  EXPECT_NE(shadow_file("/a]]b]=").find("subdirs([==[/a]]b]=]==])\n"), std::string::npos);
}

TEST(ShadowFile, RefusesWhatCtestCannotTake) {
  EXPECT_THROW(static_cast<void>(shadow_file("/a\\b")), Error);
  EXPECT_THROW(static_cast<void>(shadow_file("/a\rb")), Error);
}

TEST(ShellWord, QuotesOnlyWhereNeeded) {
  EXPECT_EQ(shell_word("/a/b-c.d_e"), "/a/b-c.d_e");
  EXPECT_EQ(shell_word("a b"), "'a b'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
}

TEST(TreeOfDriver, IsRefusedOutsideATree) {
  EXPECT_THROW(static_cast<void>(tree_of_driver("/bin/sh")), Error);
}

}  // namespace
}  // namespace reuse_build::driver
