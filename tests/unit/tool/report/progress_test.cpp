// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/progress.hpp"

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

TEST(ReportStep, PutsTheVerbInTwelveColumns) {
  testing::internal::CaptureStderr();
  report_step("Listed", "3 tests");
  report_warning("careful");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "      Listed 3 tests\nwarning: careful\n");
}

TEST(LiveLine, IsSilentWhereThereIsNoTerminal) {
  testing::internal::CaptureStderr();
  {
    LiveLine line("Archiving");
    line.show("1/2");
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace reuse_build
