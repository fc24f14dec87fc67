// SPDX-License-Identifier: MIT OR Apache-2.0
#include "libtest/libtest_report.hpp"

#include <gtest/gtest.h>

namespace reuse_build::driver {
namespace {

constexpr const char* nothing_ran =
    "\nrunning 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 7 filtered "
    "out\n";
constexpr const char* ignored_one =
    "\nrunning 1 test\ntest a::b ... ignored, slow\n\n"
    "test result: ok. 0 passed; 0 failed; 1 ignored; 0 measured; 6 filtered out\n";

TEST(LibtestReport, SeesThatNothingRan) {
  EXPECT_EQ(read_libtest_report(nothing_ran), LibtestReport::no_test);
}

TEST(LibtestReport, SeesThatATestWasIgnored) {
  EXPECT_EQ(read_libtest_report(ignored_one), LibtestReport::ignored);
}

TEST(LibtestReport, CountsTheFirstAnnouncementOnly) {
  EXPECT_EQ(read_libtest_report(std::string("\nrunning 1 test\n") + nothing_ran),
            LibtestReport::other);
}

TEST(LibtestReport, IsNotDeceivedByATestThatPrintsIgnored) {
  EXPECT_EQ(read_libtest_report("\nrunning 1 test\ntest a ... ignored\nok\n\n"
                                "test result: ok. 1 passed; 0 failed; 0 ignored;\n"),
            LibtestReport::other);
}

TEST(LibtestReport, KnowsNothingOfOtherPrograms) {
  for (const char* text : {"", "running", "running 0 tests", "running 0 things\n",
                           "running  tests\n", "running x tests\n", "it is running 0 tests\n"}) {
    EXPECT_EQ(read_libtest_report(text), LibtestReport::other) << text;
  }
}

TEST(LibtestReport, LooksPastWhatIsPrintedBefore) {
  EXPECT_EQ(read_libtest_report(std::string("start-up noise\n") + nothing_ran),
            LibtestReport::no_test);
}

}  // namespace
}  // namespace reuse_build::driver
