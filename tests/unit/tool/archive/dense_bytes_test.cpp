// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/dense_bytes.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/interrupted.hpp"

namespace reuse_build {
namespace {

class DenseBytesTest : public testing::Test {
 protected:
  std::string text_;
  DenseBytes dense_{[this](std::string_view bytes) { text_ += bytes; }};
};

TEST_F(DenseBytesTest, PassesOnWhatHasNoHoles) {
  dense_.add("one", 0);
  dense_.add("two", 3);
  dense_.finish(6);
  EXPECT_EQ(text_, "onetwo");
}

TEST_F(DenseBytesTest, FillsHolesWithZeros) {
  dense_.add("one", 2);
  dense_.add("two", 10'005);
  dense_.finish(20'000);
  std::string expected(20'000, '\0');
  expected.replace(2, 3, "one").replace(10'005, 3, "two");
  EXPECT_TRUE(text_ == expected);
}

TEST_F(DenseBytesTest, GivesAFileThatIsAHoleAsZeros) {
  dense_.finish(5);
  EXPECT_EQ(text_, std::string(5, '\0'));
}

TEST_F(DenseBytesTest, StopsWhenInterrupted) {
  expect_stops_when_interrupted([] { DenseBytes([](std::string_view) {}).finish(1'000'000); });
}

}  // namespace
}  // namespace reuse_build
