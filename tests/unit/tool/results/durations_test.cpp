// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/durations.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

// As cargo-nextest 0.9 writes it.
constexpr const char* of_nextest = R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="3" failures="1" errors="0" time="1.301">
    <testsuite name="calc::it" tests="3" disabled="0" errors="0" failures="1">
        <testcase name="sums::one &amp; two" classname="calc::it" time="0.250">
        </testcase>
        <testcase name="fails" classname="calc::it" time="1.5">
            <failure type="test failure"/>
        </testcase>
        <testcase name="waits" classname="calc::it" time="0.5"/>
    </testsuite>
</testsuites>
)";

// As ctest's --output-junit writes it.
constexpr const char* of_ctest = R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="Linux-c++" tests="3" failures="0" disabled="0" skipped="1" hostname="" time="3">
	<testcase name="calc::it/sums::one%20&amp;%20two" classname="x" time="2.25" status="run">
		<system-out></system-out>
	</testcase>
	<testcase name="cpp.fast" classname="cpp.fast" time="0.75" status="run"/>
	<testcase name="calc::it/ignored" classname="x" time="0" status="notrun">
		<skipped message="SKIP_RETURN_CODE=77"/>
	</testcase>
</testsuite>
)";

class DurationsTest : public testing::Test {
 protected:
  Durations read(const std::string& name, std::string_view text) {
    return Durations::read({scratch_.write(name, text)});
  }
  ScratchDirectory scratch_;
};

TEST_F(DurationsTest, AreReadFromAFileOfNextest) {
  const Durations durations = read("junit.xml", of_nextest);
  EXPECT_EQ(durations.of("calc::it", "sums::one & two"), 0.25);
  EXPECT_EQ(durations.of("calc::it", "fails"), 1.5);
  EXPECT_EQ(durations.of("other", "fails"), std::nullopt);
  EXPECT_EQ(durations.median(), 0.5);
  EXPECT_EQ(durations.expected("calc::it", "fails"), 1.5);
  EXPECT_EQ(durations.expected("other", "fails"), 0.5);
}

TEST_F(DurationsTest, AreReadFromAFileOfCtest) {
  const Durations durations = read("junit.xml", of_ctest);
  EXPECT_EQ(durations.of("calc::it", "sums::one & two"), 2.25);
  EXPECT_EQ(durations.of("calc::it", "fails"), std::nullopt);
}

TEST_F(DurationsTest, AreNotThoseOfTestsThatDidNotRun) {
  EXPECT_EQ(read("junit.xml", of_ctest).of("calc::it", "ignored"), std::nullopt);
}

TEST_F(DurationsTest, AreReadFromWhatCtestRemembers) {
  const Durations durations = read("CTestCostData.txt",
                                   "calc::it/one%20more 3 0.125\ncalc::it/new 0 0\n"
                                   "---\ncalc::it/failed 1 7\n");
  EXPECT_EQ(durations.of("calc::it", "one more"), 0.125);
  EXPECT_EQ(durations.of("calc::it", "new"), std::nullopt);
  EXPECT_EQ(durations.of("calc::it", "failed"), std::nullopt);
  EXPECT_EQ(durations.median(), 0.125);
}

TEST_F(DurationsTest, OfALaterFileCount) {
  const Durations durations =
      Durations::read({scratch_.write("1.xml", of_nextest), scratch_.write("2.xml", of_ctest)});
  EXPECT_EQ(durations.of("calc::it", "sums::one & two"), 2.25);
  EXPECT_EQ(durations.of("calc::it", "fails"), 1.5);
}

TEST_F(DurationsTest, AreNoneWithoutFiles) {
  EXPECT_EQ(Durations::read({}).median(), std::nullopt);
  EXPECT_EQ(Durations::read({}).expected("calc", "any"), 1);
}

TEST_F(DurationsTest, NameAFileThatHoldsNone) {
  for (const char* text : {"", "no XML", "<testsuite><testcase"}) {
    const Error error = thrown_error([&] { (void)read("odd.xml", text); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), (scratch_ / "odd.xml").string());
    EXPECT_PRED2(contains, error.hint(), "JUnit");
  }
}

}  // namespace
}  // namespace reuse_build
