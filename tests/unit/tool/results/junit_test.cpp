// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/junit.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "results/durations.hpp"
#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

using launch::Outcome;
using launch::ResultLine;

constexpr std::int64_t start = 1764020000123;  // 2025-11-24T21:33:20.123Z

ResultLine ended(Outcome outcome, int code = 0, unsigned attempt = 1) {
  ResultLine line;
  line.has_ended = true;
  line.result.attempt = attempt;
  line.result.attempts = 3;
  line.result.started = std::chrono::milliseconds(start + 1000 * (attempt - 1));
  line.result.time = std::chrono::microseconds(250400);
  line.result.outcome = outcome;
  line.result.code = code;
  line.result.passes = outcome == Outcome::passed;
  line.result.out.text = "out " + std::to_string(attempt);
  line.result.err.text = "err " + std::to_string(attempt);
  return line;
}

ResultLine passed(unsigned attempt = 1) {
  return ended(Outcome::passed, 0, attempt);
}
ResultLine failed(unsigned attempt = 1) {
  return ended(Outcome::failed, 101, attempt);
}
ResultLine begun(unsigned attempt = 1) {
  ResultLine line = passed(attempt);
  line.has_ended = false;
  return line;
}

class JunitTest : public testing::Test {
 protected:
  void add(const std::string& test, std::vector<ResultLine> attempts,
           const std::string& binary = "calc") {
    run_.results.push_back({binary, test, std::move(attempts)});
  }
  pugi::xml_node root() {
    EXPECT_TRUE(document_.load_string(junit_text(run_, settings_).c_str()));
    return document_.child("testsuites");
  }
  pugi::xml_node only_case() { return root().child("testsuite").child("testcase"); }

  static std::string attribute(const pugi::xml_node& node, const char* name) {
    return node.attribute(name).value();
  }
  // Names of its children, in order.
  static std::string children(const pugi::xml_node& node) {
    std::string names;
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() == pugi::node_element) names += std::string(" ") + child.name();
    }
    return names;
  }

  JunitRun run_;
  JunitSettings settings_;
  pugi::xml_document document_;
};

TEST_F(JunitTest, SaysWhatPassed) {
  run_.run_id = "0e2c4b1a";
  add("adds <two>", {passed()});
  EXPECT_EQ(junit_text(run_),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites name=\"nextest-run\" tests=\"1\" skipped=\"0\" failures=\"0\" "
            "errors=\"0\" uuid=\"0e2c4b1a\" timestamp=\"2025-11-24T21:33:20.123+00:00\" "
            "time=\"0.250\">\n"
            "    <testsuite name=\"calc\" tests=\"1\" skipped=\"0\" errors=\"0\" failures=\"0\">\n"
            "        <testcase name=\"adds &lt;two>\" classname=\"calc\" "
            "timestamp=\"2025-11-24T21:33:20.123+00:00\" time=\"0.250\" />\n"
            "    </testsuite>\n"
            "</testsuites>\n");
}

TEST_F(JunitTest, CountsTestsNotAttempts) {
  add("a", {failed(1), failed(2)});
  add("b", {passed()}, "other");
  add("c", {failed(1), passed(2)});
  add("d", {ended(Outcome::leaked)});
  run_.skipped = {{"other", "e", "test is ignored"}};
  const pugi::xml_node all = root();
  EXPECT_EQ(attribute(all, "tests"), "5");
  EXPECT_EQ(attribute(all, "skipped"), "1");
  EXPECT_EQ(attribute(all, "failures"), "1");
  EXPECT_EQ(attribute(all, "errors"), "1");
  const pugi::xml_node calc = all.first_child();
  EXPECT_EQ(attribute(calc, "name"), "calc");
  EXPECT_EQ(attribute(calc, "tests"), "3");
  EXPECT_EQ(attribute(calc, "failures"), "1");
  EXPECT_EQ(attribute(calc, "errors"), "1");
  const pugi::xml_node other = calc.next_sibling();
  EXPECT_EQ(attribute(other, "name"), "other");
  EXPECT_EQ(attribute(other, "tests"), "2");
  EXPECT_EQ(attribute(other, "skipped"), "1");
}

TEST_F(JunitTest, KeepsTheOutputOfFailures) {
  add("a", {failed()});
  const pugi::xml_node test = only_case();
  EXPECT_EQ(children(test), " failure system-out system-err");
  EXPECT_EQ(attribute(test.child("failure"), "type"), "test failure with exit code 101");
  EXPECT_FALSE(test.child("failure").attribute("message"));
  EXPECT_STREQ(test.child_value("system-out"), "out 1");
  EXPECT_STREQ(test.child_value("system-err"), "err 1");
}

TEST_F(JunitTest, KeepsOutputAsTheSettingsSay) {
  settings_ = {"name", true, false, true};
  add("a", {failed()});
  add("b", {passed()});
  const pugi::xml_node test = only_case();
  EXPECT_EQ(children(test), " failure");
  EXPECT_EQ(children(test.next_sibling()), " system-out system-err");
}

TEST_F(JunitTest, TellsWhereBothStreamsAreOne) {
  ResultLine line = failed();
  line.result.combined = true;
  line.result.out.text = "Error: both";
  line.result.err.text.clear();
  add("a", {line});
  EXPECT_STREQ(only_case().child_value("system-out"), "Error: both");
  EXPECT_STREQ(only_case().child_value("system-err"), "(stdout and stderr are combined)");
  EXPECT_EQ(attribute(only_case().child("failure"), "message"), "Error: both");
}

TEST_F(JunitTest, NamesTheFirstOfFailedAttempts) {
  add("a", {failed(1), ended(Outcome::leaked, 0, 2), failed(3)});
  const pugi::xml_node test = only_case();
  EXPECT_EQ(children(test), " properties failure rerunError rerunFailure system-out system-err");
  EXPECT_STREQ(test.child_value("system-out"), "out 1");
  const pugi::xml_node third = test.child("rerunFailure");
  EXPECT_EQ(attribute(third, "timestamp"), "2025-11-24T21:33:22.123+00:00");
  EXPECT_EQ(attribute(third, "time"), "0.250");
  EXPECT_EQ(attribute(third, "type"), "test failure with exit code 101");
  EXPECT_STREQ(third.child_value("system-out"), "out 3");
}

TEST_F(JunitTest, TellsFlakyTests) {
  add("a", {failed(1), ended(Outcome::not_started, 0, 2), passed(3)});
  const pugi::xml_node test = only_case();
  EXPECT_EQ(children(test), " properties flakyFailure flakyError");
  EXPECT_EQ(attribute(test, "timestamp"), "2025-11-24T21:33:22.123+00:00");
  EXPECT_STREQ(test.child("flakyFailure").child_value("system-err"), "err 1");
  EXPECT_STREQ(test.child("flakyError").child_value("system-err"), "(process failed to start)");
}

TEST_F(JunitTest, FailsFlakyTestsWhereToldSo) {
  ResultLine last = passed(2);
  last.result.flaky_fails = true;
  add("a", {failed(1), last});
  EXPECT_EQ(children(only_case()), " properties failure flakyFailure");
  EXPECT_EQ(attribute(only_case().child("failure"), "type"), "flaky failure");
  EXPECT_EQ(attribute(root(), "failures"), "1");
  settings_.flaky_fails_as_failure = false;
  EXPECT_EQ(children(only_case()), " properties flakyFailure");
}

// The driver was killed, or the machine went down.
TEST_F(JunitTest, TellsWhatDidNotEnd) {
  add("a", {begun()});
  const pugi::xml_node test = only_case();
  EXPECT_EQ(children(test), " error");
  EXPECT_EQ(attribute(test.child("error"), "message"), "the driver was killed while the test ran");
  EXPECT_FALSE(test.attribute("time"));
  EXPECT_EQ(attribute(root(), "errors"), "1");
  add("b", {begun(1), passed(2)});
  EXPECT_EQ(children(only_case().next_sibling()), " properties flakyError");
}

TEST_F(JunitTest, SaysWhatWasSlowLeakedOrTriedAgain) {
  ResultLine first = failed(1);
  first.result.slow = true;
  ResultLine second = passed(2);
  second.result.leaked = true;
  add("a", {first, second});
  std::string found;
  for (const pugi::xml_node& property : only_case().child("properties").children("property")) {
    found += attribute(property, "name") + "=" + attribute(property, "value") + " ";
  }
  EXPECT_EQ(found, "attempts=2 slow=true leaked=true ");
}

TEST_F(JunitTest, TellsWhatWasSkipped) {
  run_.skipped = {{"calc", "a", "test does not match the run-ignored option"}};
  const pugi::xml_node test = only_case();
  EXPECT_EQ(attribute(test, "time"), "0.000");
  EXPECT_EQ(attribute(test.child("skipped"), "message"),
            "Skipped: test does not match the run-ignored option");
}

TEST_F(JunitTest, HasSetupScriptsAsSuites) {
  add("prepare", {passed()}, "@setup-script:prepare");
  EXPECT_EQ(attribute(root().first_child(), "name"), "@setup-script:prepare");
  EXPECT_EQ(attribute(only_case(), "classname"), "@setup-script:prepare");
}

TEST_F(JunitTest, IsXmlWhateverATestPrints) {
  ResultLine line = failed();
  line.result.out.text = std::string("\x1b[31m]]>\xff\0&amp;", 16);
  add(std::string("a\x01\xfe"), {line});
  EXPECT_EQ(attribute(only_case(), "name"), "a\uFFFD");
  EXPECT_STREQ(only_case().child_value("system-out"), "]]>\uFFFD&amp;");
}

TEST_F(JunitTest, TakesLongOutputFromItsFile) {
  const ScratchDirectory scratch;
  ResultLine line = failed();
  line.result.out.file = scratch.write("out", "all of it");
  add("a", {line});
  EXPECT_STREQ(only_case().child_value("system-out"), "all of it");
}

TEST_F(JunitTest, OfNoResultsIsOne) {
  EXPECT_EQ(attribute(root(), "tests"), "0");
  EXPECT_FALSE(root().attribute("timestamp"));
}

TEST_F(JunitTest, TellsDurations) {
  const ScratchDirectory scratch;
  add("a\tb", {failed(1), passed(2)});
  add("killed", {begun()});
  run_.skipped = {{"calc", "skipped", "test is ignored"}};
  const std::string file = scratch.write("junit.xml", junit_text(run_));
  const Durations durations = Durations::read({file});
  EXPECT_EQ(durations.of("calc", "a\tb"), 0.25);
  EXPECT_EQ(durations.of("calc", "killed"), std::nullopt);
  EXPECT_EQ(durations.of("calc", "skipped"), std::nullopt);
}

}  // namespace
}  // namespace reuse_build
