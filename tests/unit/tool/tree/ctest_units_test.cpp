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

TEST(CtestUnits, OfAWholeBinaryIsOneTest) {
  EXPECT_EQ(add_units(suite_of(3), {Unit::binary}, "D", ""),
            "add_test([[calc::cli]] D \"${record}\")\n"
            "set_tests_properties([[calc::cli]] PROPERTIES SKIP_RETURN_CODE 77)\n");
}

TEST(CtestUnits, RunsAtMostAsManyTestsAtATimeAsThereAre) {
  EXPECT_NE(add_units(suite_of(3), {Unit::binary, 100, 8}, "D", "").find("D --jobs 3 \""),
            std::string::npos);
  const std::string text = add_units(suite_of(9), {Unit::binary, 100, 8}, "D", "");
  EXPECT_NE(text.find("D --jobs 8 \""), std::string::npos) << text;
  EXPECT_NE(text.find("SKIP_RETURN_CODE 77 PROCESSORS 8)"), std::string::npos) << text;
}

TEST(CtestUnits, OfChunksAreNamedByTheTestsTheyHold) {
  const std::string text = add_units(suite_of(5), {Unit::chunk, 2}, "D", "");
  for (const char* unit : {"calc::cli/1-2]] D --first 1 --count 2 ",
                           "calc::cli/3-4]] D --first 3 --count 2 ",
                           "calc::cli/5-5]] D --first 5 --count 1 "}) {
    EXPECT_NE(text.find(unit), std::string::npos) << unit << " in " << text;
  }
}

TEST(CtestUnits, OfChosenTestsNameTheirFile) {
  Granularity granularity{Unit::binary};
  granularity.one_process = true;
  EXPECT_NE(add_units(suite_of(1), granularity, "D", "F").find("D --isolation binary --tests F \""),
            std::string::npos);
}

}  // namespace
}  // namespace reuse_build
