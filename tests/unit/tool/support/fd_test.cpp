// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/fd.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace reuse_build {
namespace {

Fd open_null() {
  return Fd(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

bool is_open(int fd) {
  return ::fcntl(fd, F_GETFD) >= 0;
}

TEST(Fd, IsNoneAtFirst) {
  const Fd fd;
  EXPECT_FALSE(fd);
  EXPECT_EQ(fd.get(), -1);
}

TEST(Fd, ClosesWhenDestroyed) {
  int number = -1;
  {
    const Fd fd = open_null();
    number = fd.get();
    ASSERT_TRUE(is_open(number));
  }
  EXPECT_FALSE(is_open(number));
}

TEST(Fd, LeavesTheDescriptorToWhereItIsMoved) {
  Fd from = open_null();
  const int number = from.get();
  const Fd to = std::move(from);
  EXPECT_EQ(to.get(), number);
  EXPECT_FALSE(from);  // NOLINT(bugprone-use-after-move,clang-analyzer-cplusplus.Move)
  EXPECT_TRUE(is_open(number));
}

TEST(Fd, ClosesWhatItHeldWhenAssigned) {
  Fd fd = open_null();
  Fd other = open_null();
  const int before = fd.get();
  const int after = other.get();
  fd = std::move(other);
  EXPECT_FALSE(is_open(before));
  EXPECT_EQ(fd.get(), after);
  EXPECT_TRUE(is_open(after));
}

TEST(Fd, CloseCheckedClosesOnce) {
  Fd fd = open_null();
  const int number = fd.get();
  EXPECT_EQ(fd.close_checked(), 0);
  EXPECT_FALSE(fd);
  EXPECT_FALSE(is_open(number));
}

TEST(Fd, CloseCheckedReturnsTheReason) {
  Fd none;
  EXPECT_EQ(none.close_checked(), EBADF);
}

}  // namespace
}  // namespace reuse_build
