// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/human.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

TEST(HumanSize, CountsBytesBelowAThousand) {
  EXPECT_EQ(human_size(0), "0 B");
  EXPECT_EQ(human_size(999), "999 B");
}

TEST(HumanSize, HasOneDecimalInDecimalUnits) {
  EXPECT_EQ(human_size(1000), "1.0 kB");
  EXPECT_EQ(human_size(12'345'678), "12.3 MB");
  EXPECT_EQ(human_size(1'500'000'000), "1.5 GB");
  EXPECT_EQ(human_size(2'000'000'000'000), "2.0 TB");
}

TEST(HumanSize, TakesTheNextUnitRatherThanAThousand) {
  EXPECT_EQ(human_size(999'949), "999.9 kB");
  EXPECT_EQ(human_size(999'950), "1.0 MB");
  EXPECT_EQ(human_size(999'999'999), "1.0 GB");
}

TEST(HumanSize, StaysWithTheLargestUnit) {
  EXPECT_EQ(human_size(5'000'000'000'000'000), "5000.0 TB");
}

TEST(Counted, MakesThePlural) {
  EXPECT_EQ(counted(0, "file"), "0 files");
  EXPECT_EQ(counted(1, "file"), "1 file");
  EXPECT_EQ(counted(2, "file"), "2 files");
  EXPECT_EQ(counted(1, "test binary"), "1 test binary");
  EXPECT_EQ(counted(2, "test binary"), "2 test binaries");
}

TEST(HumanRate, IsBytesInASecond) {
  EXPECT_EQ(human_rate(3'000'000, std::chrono::seconds(2)), "1.5 MB/s");
  EXPECT_EQ(human_rate(0, std::chrono::seconds(2)), "0 B/s");
}

TEST(HumanRate, SurvivesNoTimeAndHardlyAny) {
  EXPECT_EQ(human_rate(1000, std::chrono::seconds(0)), "0 B/s");
  EXPECT_EQ(human_rate(UINT64_MAX, std::chrono::nanoseconds(1)), "1000000.0 TB/s");
}

TEST(HumanDuration, HasTwoUnits) {
  EXPECT_EQ(human_duration(std::chrono::seconds(0)), "0s");
  EXPECT_EQ(human_duration(std::chrono::seconds(59)), "59s");
  EXPECT_EQ(human_duration(std::chrono::seconds(187)), "3m 07s");
  EXPECT_EQ(human_duration(std::chrono::minutes(26 * 60 + 5)), "26h 05m");
}

TEST(HumanDuration, RoundsUp) {
  EXPECT_EQ(human_duration(std::chrono::milliseconds(1)), "1s");
  EXPECT_EQ(human_duration(std::chrono::milliseconds(59'001)), "1m 00s");
}

TEST(HumanDuration, SurvivesWhatNoDurationIs) {
  EXPECT_EQ(human_duration(std::chrono::seconds(-1)), "0s");
  EXPECT_EQ(human_duration(std::chrono::duration<double>(1e300)), "277777h 46m");
}

}  // namespace
}  // namespace reuse_build
