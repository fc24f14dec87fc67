// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/test_arguments.hpp"

#include <gtest/gtest.h>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Words = std::vector<std::string>;

TEST(TestArguments, TakesPatterns) {
  const TestArguments arguments = parse_test_arguments({"a", "", "b::c"}, false);
  EXPECT_EQ(arguments.names.wanted, (Words{"a", "", "b::c"}));
  EXPECT_FALSE(arguments.names.exact);
  EXPECT_EQ(arguments.run_ignored, "");
}

TEST(TestArguments, TakesTheOptionsThatATestBinaryHas) {
  const TestArguments arguments =
      parse_test_arguments({"--skip", "--x", "--exact", "a", "--nocapture", "--ignored"}, false);
  EXPECT_EQ(arguments.names.skipped, (Words{"--x"}));
  EXPECT_EQ(arguments.names.wanted, (Words{"a"}));
  EXPECT_TRUE(arguments.names.exact);
  EXPECT_EQ(arguments.run_ignored, "only");
  EXPECT_EQ(parse_test_arguments({"--include-ignored"}, false).run_ignored, "all");
}

TEST(TestArguments, TakesPatternsAloneBehindASecondPairOfDashes) {
  const TestArguments arguments = parse_test_arguments({"--exact", "--", "--exact", "--"}, false);
  EXPECT_EQ(arguments.names.wanted, (Words{"--exact", "--"}));
  EXPECT_EQ(parse_test_arguments({"--skip", "--"}, false).names.skipped, (Words{"--"}));
}

void expect_refused(const Words& words, const std::string& why, bool ignored_is_chosen = false) {
  const Error error = thrown_error([&] { parse_test_arguments(words, ignored_is_chosen); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), why);
}

TEST(TestArguments, RefusesOthers) {
  expect_refused({"--test-threads", "1", "-x"}, "'--test-threads', '-x': not supported");
  expect_refused({"--skip=a"}, "'--skip=a': not supported");
  expect_refused({"a", "--skip"}, "'--skip': its value is missing");
  expect_refused({"--exact", "--exact"}, "'--exact': given twice");
  expect_refused({"--nocapture", "--no-capture"}, "'--no-capture': given twice");
  expect_refused({"--ignored", "--ignored"}, "'--ignored': given twice");
  expect_refused({"--ignored", "--include-ignored"}, "'--include-ignored': which ignored tests");
  expect_refused({"--ignored"}, "'--ignored': which ignored tests", true);
}

}  // namespace
}  // namespace reuse_build
