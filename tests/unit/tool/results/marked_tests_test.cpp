// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/marked_tests.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

using launch::AttemptResult;
using Names = std::vector<std::string>;

AttemptResult passing() {
  return {};
}

AttemptResult failing() {
  AttemptResult result;
  result.passes = false;
  result.outcome = launch::Outcome::failed;
  return result;
}

TestResult test(const std::string& name, const std::vector<AttemptResult>& attempts) {
  TestResult result{"app", name, {}};
  for (const AttemptResult& attempt : attempts) result.attempts.push_back({true, attempt});
  return result;
}

TEST(MarkedTests, HavePassedWithAMark) {
  AttemptResult slow = passing();
  slow.slow = true;
  AttemptResult leaky = passing();
  leaky.leaked = true;
  const MarkedTests marked =
      marked_tests({test("plain", {passing()}), test("slow", {slow}), test("leaky", {leaky}),
                    test("flaky", {failing(), passing()}), test("both", {failing(), slow})});
  EXPECT_EQ(marked.slow, (Names{"app/slow", "app/both"}));
  EXPECT_EQ(marked.leaky, Names{"app/leaky"});
  EXPECT_EQ(marked.flaky, (Names{"app/flaky", "app/both"}));
}

TEST(MarkedTests, AreNoneThatFailed) {
  AttemptResult slow = failing();
  slow.slow = true;
  AttemptResult fails_when_flaky = passing();
  fails_when_flaky.flaky_fails = true;
  TestResult killed = test("killed", {failing(), passing()});
  killed.attempts.back().has_ended = false;
  const MarkedTests marked =
      marked_tests({test("slow", {slow}), test("flaky", {failing(), fails_when_flaky}), killed});
  EXPECT_EQ(marked.slow, Names());
  EXPECT_EQ(marked.flaky, Names());
}

TEST(MarkedTests, AreNamedUpToANumber) {
  EXPECT_EQ(names_text({"a/x"}, 2), "1 test: a/x");
  EXPECT_EQ(names_text({"a/x", "a/y"}, 2), "2 tests: a/x, a/y");
  EXPECT_EQ(names_text({"a/x", "a/y", "a/z"}, 2), "3 tests: a/x, a/y and 1 more");
}

}  // namespace
}  // namespace reuse_build
