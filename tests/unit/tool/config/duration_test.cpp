// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/duration.hpp"

#include <gtest/gtest.h>

#include "launch/run_policy.hpp"

namespace reuse_build {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// cargo-nextest 0.9.143 accepts and refuses the same.
TEST(Duration, IsANumberWithAUnit) {
  EXPECT_EQ(parse_duration("60s"), seconds(60));
  EXPECT_EQ(parse_duration("200ms"), milliseconds(200));
  EXPECT_EQ(parse_duration("3 minutes"), minutes(3));
  EXPECT_EQ(parse_duration("1wk"), hours(24 * 7));
  EXPECT_EQ(parse_duration("1M"), seconds(2'630'016));
  EXPECT_EQ(parse_duration("1y"), seconds(31'557'600));
}

TEST(Duration, IsTheSumOfItsParts) {
  EXPECT_EQ(parse_duration("1m 30s"), seconds(90));
  EXPECT_EQ(parse_duration("1h30m"), minutes(90));
  EXPECT_EQ(parse_duration(" 1h  2m 3s 4ms "),
            hours(1) + minutes(2) + seconds(3) + milliseconds(4));
}

TEST(Duration, MayHaveDecimals) {
  EXPECT_EQ(parse_duration("1.5s"), milliseconds(1500));
  EXPECT_EQ(parse_duration("0.25h"), minutes(15));
}

TEST(Duration, IsRoundedUpToMilliseconds) {
  EXPECT_EQ(parse_duration("1ns"), milliseconds(1));
  EXPECT_EQ(parse_duration("1001us"), milliseconds(2));
  EXPECT_EQ(parse_duration("0s"), milliseconds(0));
}

TEST(Duration, OfZeroNeedsNoUnit) {
  EXPECT_EQ(parse_duration("0"), milliseconds(0));
}

TEST(Duration, HasAnUpperLimit) {
  EXPECT_EQ(parse_duration("30y"), 30 * seconds(31'557'600));
  EXPECT_EQ(parse_duration("101y"), launch::longest_duration);
  EXPECT_EQ(parse_duration("99y 99y"), launch::longest_duration);
  EXPECT_EQ(parse_duration("99999999999999999999999999ns"), launch::longest_duration);
  EXPECT_EQ(parse_duration("18446744073709551615h"), launch::longest_duration);
}

TEST(Duration, IsNothingElse) {
  for (const char* text : {"", " ", "5", "s", "1s 2", "5 parsecs", "-1s", "+1s", "1,5s", "1.s",
                           ".5s", "1.5.5s", "s5", "1S"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace reuse_build
