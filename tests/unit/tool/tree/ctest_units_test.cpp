// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/ctest_units.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

using Unit = Granularity::Unit;

TestSuite suite_of(std::size_t count) {
  TestSuite suite;
  suite.binary.binary_id = "calc::cli";
  suite.tests.emplace();
  for (std::size_t i = 0; i < count; ++i) suite.tests->push_back({"t" + std::to_string(i)});
  return suite;
}

std::string units_of(const TestSuite& suite, const Granularity& granularity,
                     const std::string& driver, const std::string& tests) {
  TestProperties properties("default");
  return add_units(suite, granularity, driver, tests, properties);
}

TEST(CtestUnits, OfAWholeBinaryIsOneTest) {
  EXPECT_EQ(units_of(suite_of(3), {Unit::binary}, "D", ""),
            "add_test([[calc::cli]] D \"${record}\")\n"
            "set_tests_properties([[calc::cli]] PROPERTIES SKIP_RETURN_CODE 77)\n");
}

TEST(CtestUnits, RunsAtMostAsManyTestsAtATimeAsThereAre) {
  EXPECT_NE(units_of(suite_of(3), {Unit::binary, 100, 8}, "D", "").find("D --jobs 3 \""),
            std::string::npos);
  const std::string text = units_of(suite_of(9), {Unit::binary, 100, 8}, "D", "");
  EXPECT_NE(text.find("D --jobs 8 \""), std::string::npos) << text;
  EXPECT_NE(text.find("SKIP_RETURN_CODE 77 PROCESSORS 8)"), std::string::npos) << text;
}

TEST(CtestUnits, OfChunksAreNamedByTheTestsTheyHold) {
  const std::string text = units_of(suite_of(5), {Unit::chunk, 2}, "D", "");
  for (const char* unit :
       {"calc::cli/1-2]] D --first 1 --count 2 ", "calc::cli/3-4]] D --first 3 --count 2 ",
        "calc::cli/5-5]] D --first 5 --count 1 "}) {
    EXPECT_NE(text.find(unit), std::string::npos) << unit << " in " << text;
  }
}

TEST(CtestUnits, AreScheduledAsTheirMostDemandingTests) {
  TestSuite suite = suite_of(3);
  launch::RunPolicy serial;
  serial.group = "serial";
  serial.group_threads = launch::Threads{launch::Threads::Kind::number, 1};
  launch::RunPolicy wide;
  wide.group = "pair";
  wide.group_threads = launch::Threads{launch::Threads::Kind::number, 2};
  wide.threads_required.number = 4;
  wide.priority = 7;
  suite.record.policies = {launch::RunPolicy{}, serial, wide};
  suite.record.profiles = {{"default", 0, "", {}}};
  (*suite.tests)[1].policies = {1};
  (*suite.tests)[2].policies = {2};
  const std::string text = units_of(suite, {Unit::binary}, "D", "");
  EXPECT_NE(text.find(" PROCESSORS 4 RESOURCE_LOCK [[pair#1;pair#2;serial]] COST 7000000)"),
            std::string::npos)
      << text;
}

TEST(CtestUnits, OfChosenTestsNameTheirFile) {
  Granularity granularity{Unit::binary};
  granularity.one_process = true;
  EXPECT_NE(units_of(suite_of(1), granularity, "D", "F").find("D --isolation binary --tests F \""),
            std::string::npos);
}

}  // namespace
}  // namespace reuse_build
