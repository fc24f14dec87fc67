// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/error.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace reuse_build {
namespace {

TEST(Error, ShowsMessageAndHint) {
  EXPECT_EQ(to_text(Error(ExitCode::usage, "cannot open 'x': gone", "make it")),
            "error: cannot open 'x': gone\n  hint: make it\n");
}

TEST(Error, ShowsNoEmptyHint) {
  EXPECT_EQ(to_text(Error(ExitCode::usage, "no")), "error: no\n");
}

TEST(Error, IndentsDetails) {
  EXPECT_EQ(to_text(Error(ExitCode::usage, "no:\none\ntwo")), "error: no:\n  one\n  two\n");
}

TEST(Error, SendsNoControlByteToTheTerminal) {
  EXPECT_EQ(to_text(Error(ExitCode::usage, "bad member 'a\x1B[2Jb\r':\nde\x07tail", "h\x9\x8")),
            "error: bad member 'a\\x1B[2Jb\\x0D':\n  de\\x07tail\n  hint: h\t\\x08\n");
}

TEST(Error, GivesTheSystemsReason) {
  const Error error = system_error(ExitCode::setup_error, "cannot open 'x'", ENOENT, "look");
  EXPECT_STREQ(error.what(), "cannot open 'x': No such file or directory");
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_EQ(error.hint(), "look");
}

}  // namespace
}  // namespace reuse_build
