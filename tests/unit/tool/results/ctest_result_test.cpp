// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/ctest_result.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

TEST(ReadCtestJunit, CountsWhatWasNeitherSkippedNorDisabled) {
  const ScratchDirectory scratch;
  const auto file = scratch.write(
      "junit.xml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuite name=\"Linux-c++\" tests=\"7\" failures=\"2\" disabled=\"1\" skipped=\"3\">\n"
      "  <testcase name=\"a\" classname=\"a\" time=\"0.1\" status=\"run\"/>\n</testsuite>\n");
  const auto counts = read_ctest_junit(file);
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->ran, 3);
}

TEST(ReadCtestJunit, IsEmptyWithoutAFile) {
  const ScratchDirectory scratch;
  EXPECT_FALSE(read_ctest_junit(scratch / "none.xml"));
}

TEST(ReadCtestJunit, IsEmptyForAFileThatIsNoXml) {
  const ScratchDirectory scratch;
  EXPECT_FALSE(read_ctest_junit(scratch.write("junit.xml", "<testsuite")));
}

}  // namespace
}  // namespace reuse_build
