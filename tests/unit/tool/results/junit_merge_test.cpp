// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/junit_merge.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

std::string suite(const std::string& name, const std::string& content) {
  return "<testsuite name=\"" + name + "\" tests=\"99\">" + content + "</testsuite>";
}

std::string test_case(const std::string& name, const std::string& content = "") {
  return "<testcase name=\"" + name + "\" classname=\"c\" time=\"1\">" + content + "</testcase>";
}

class JunitMergeTest : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::string& suites,
                              const std::string& attributes = "") const {
    return scratch_.write(name, "<testsuites " + attributes + ">" + suites + "</testsuites>");
  }
  pugi::xml_node merged() {
    EXPECT_TRUE(document_.load_string(merge_.finish().c_str()));
    return document_.child("testsuites");
  }
  static std::string attribute(const pugi::xml_node& node, const char* name) {
    return node.attribute(name).value();
  }

  ScratchDirectory scratch_;
  JunitMerge merge_;
  pugi::xml_document document_;
};

TEST_F(JunitMergeTest, JoinsSuitesAndCounts) {
  merge_.add(write("1.xml", suite("calc", test_case("a") + test_case("b", "<failure type='x'/>")),
                   "time='1.5' timestamp='2026-01-02T00:00:00.000+00:00'"));
  merge_.add(write("2.xml",
                   suite("other", test_case("a", "<error/>")) +
                       suite("calc", test_case("c") + test_case("d", "<skipped/>")),
                   "time='2' timestamp='2026-01-01T00:00:00.000+00:00'"));
  const pugi::xml_node all = merged();
  EXPECT_EQ(attribute(all, "tests"), "5");
  EXPECT_EQ(attribute(all, "failures"), "1");
  EXPECT_EQ(attribute(all, "errors"), "1");
  EXPECT_EQ(attribute(all, "skipped"), "1");
  EXPECT_EQ(attribute(all, "time"), "3.500");
  EXPECT_EQ(attribute(all, "timestamp"), "2026-01-01T00:00:00.000+00:00");
  EXPECT_EQ(attribute(all.first_child(), "name"), "calc");
  EXPECT_EQ(attribute(all.first_child(), "tests"), "4");
  EXPECT_EQ(attribute(all.last_child(), "name"), "other");
  EXPECT_TRUE(merge_.has("calc", "d"));
  EXPECT_FALSE(merge_.has("calc", "e"));
  EXPECT_TRUE(merge_.has_suite("other"));
  EXPECT_FALSE(merge_.has_suite("none"));
}

TEST_F(JunitMergeTest, KeepsWhatATestSays) {
  merge_.add(
      write("1.xml", suite("calc", "<properties><property name='p' value='v'/></properties>" +
                                       test_case("a",
                                                 "<flakyFailure type='x'>why"
                                                 "<system-out>1 &lt; 2</system-out>"
                                                 "</flakyFailure>"
                                                 "<system-out>  </system-out>"))));
  merge_.add(write("2.xml", suite("calc", "<properties/>")));
  const pugi::xml_node calc = merged().first_child();
  EXPECT_EQ(attribute(calc.child("properties").child("property"), "value"), "v");
  const pugi::xml_node flaky = calc.child("testcase").child("flakyFailure");
  EXPECT_STREQ(flaky.child_value(), "why");
  EXPECT_STREQ(flaky.child_value("system-out"), "1 < 2");
}

TEST_F(JunitMergeTest, RefusesATestThatIsInTwoFiles) {
  merge_.add(write("1.xml", suite("calc", test_case("a"))));
  const auto second = write("2.xml", suite("calc", test_case("a")));
  const Error error = thrown_error([&] { merge_.add(second); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "'calc a'");
  EXPECT_PRED2(contains, error.message(), (scratch_ / "1.xml").string());
  EXPECT_PRED2(contains, error.message(), second.string());
}

TEST_F(JunitMergeTest, TakesATestWhereItRan) {
  const std::string skipped = test_case("a", "<skipped/>");
  merge_.add(write("1.xml", suite("calc", skipped)));
  merge_.add(write("2.xml", suite("calc", test_case("a", "<failure/>"))));
  merge_.add(write("3.xml", suite("calc", skipped)));
  const pugi::xml_node all = merged();
  EXPECT_EQ(attribute(all, "tests"), "1");
  EXPECT_EQ(attribute(all, "failures"), "1");
  EXPECT_EQ(attribute(all, "skipped"), "0");
  const auto again = write("4.xml", suite("calc", test_case("a")));
  const Error error = thrown_error([&] { merge_.add(again); });
  EXPECT_PRED2(contains, error.message(), (scratch_ / "2.xml").string());
}

TEST_F(JunitMergeTest, KeepsEachPartsSetupScripts) {
  for (const char* name : {"1.xml", "2.xml"}) {
    merge_.add(write(name, suite("@setup-script:db", test_case("db"))));
  }
  EXPECT_EQ(attribute(merged(), "tests"), "2");
}

// ctest's has one suite.
TEST_F(JunitMergeTest, TakesAFileOfOneSuite) {
  merge_.add(scratch_.write("ctest.xml", suite("Linux-c++", test_case("calc/a"))));
  EXPECT_TRUE(merge_.has("Linux-c++", "calc/a"));
}

// cargo-nextest leaves a tab out of names.
TEST_F(JunitMergeTest, FindsNamesWithControls) {
  merge_.add(write("1.xml", suite("calc", test_case("&#9;a") + test_case("b"))));
  EXPECT_TRUE(merge_.has("calc", "\ta"));
  EXPECT_TRUE(merge_.has("calc", "b\x01\t"));
}

TEST_F(JunitMergeTest, NamesAFileThatIsNone) {
  for (const char* text : {"", "no XML", "<testsuites><testsuite>", "<html/>",
                           "<testsuites><testsuite><testsuite/></testsuite></testsuites>"}) {
    const auto file = scratch_.write("odd.xml", text);
    const Error error = thrown_error([&] { merge_.add(file); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), file.string());
  }
}

}  // namespace
}  // namespace reuse_build
