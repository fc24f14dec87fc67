// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/result_line.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"

namespace reuse_build::launch {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

ResultLine example() {
  AttemptResult result;
  result.binary_id = "calc::cli";
  result.test_name = "a name";
  result.attempt = 2;
  result.attempts = 3;
  result.started = milliseconds(1764020000123);
  result.time = microseconds(3021);
  result.outcome = Outcome::failed;
  result.code = 101;
  result.slow = result.leaked = result.flaky_fails = result.combined = true;
  result.shared = true;
  result.passes = false;
  result.out = {"two lines\n100%\n", "/tmp/out"};
  result.err = {"panicked", "/tmp/err"};
  result.why = "no such program";
  return {true, result};
}

std::string_view without_ends(std::string_view line) {
  line.remove_prefix(1);
  line.remove_suffix(1);
  return line;
}

TEST(ResultLine, SurvivesARoundTrip) {
  EXPECT_EQ(parse_result_line(without_ends(to_text(example()))), example());
}

TEST(ResultLine, IsWrittenAsDocumented) {
  EXPECT_EQ(
      to_text(example()),
      "\nend binary=calc::cli test=a%20name attempt=2 attempts=3 started=1764020000123 shared "
      "time=3021 outcome=failed code=101 slow leaked fails flaky-fails combined "
      "out=two%20lines%0A100%25%0A out-file=/tmp/out err=panicked err-file=/tmp/err "
      "why=no%20such%20program .\n");
}

TEST(ResultLine, OfABeginHoldsOnlyWhatIsKnown) {
  ResultLine line;
  line.result.binary_id = "calc";
  line.result.test_name = "works";
  line.result.started = milliseconds(7);
  const std::string text = to_text(line);
  EXPECT_EQ(text, "\nbegin binary=calc test=works attempt=1 attempts=1 started=7 .\n");
  EXPECT_EQ(parse_result_line(without_ends(text)), line);
}

TEST(ResultLine, IsNoneWhenItWasCutOff) {
  EXPECT_EQ(parse_result_line("end binary=a test=b outcome=passed"), std::nullopt);
  EXPECT_EQ(parse_result_line("en"), std::nullopt);
}

TEST(ResultLine, IgnoresUnknownFields) {
  const auto line = parse_result_line("end binary=a test=b mood=good shiny outcome=passed .");
  ASSERT_TRUE(line);
  EXPECT_EQ(line->result.test_name, "b");
}

TEST(ResultLine, SaysWhatIsWrong) {
  const auto error_of = [](std::string_view text) {
    try {
      static_cast<void>(parse_result_line(text));
    } catch (const Error& error) {
      return error.message();
    }
    return std::string();
  };
  EXPECT_EQ(error_of("middle binary=a ."), "'middle' is not begin or end");
  EXPECT_EQ(error_of("begin binary=a ."), "it names no test");
  EXPECT_EQ(error_of("end binary=a test=b outcome=lost ."), "'lost' is no outcome");
  EXPECT_EQ(error_of("end binary=a test=b time=1x ."), "'1x' is no number");
  EXPECT_EQ(error_of("end binary=a test=b attempt=-1 ."), "'-1' is out of range");
  EXPECT_EQ(error_of("begin binary=a test=b started=9223372036854775807 ."),
            "'9223372036854775807' is out of range");
}

}  // namespace
}  // namespace reuse_build::launch
