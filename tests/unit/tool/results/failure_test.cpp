// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/failure.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

using launch::AttemptResult;
using launch::Outcome;

AttemptResult attempt(Outcome outcome, int code = 0) {
  AttemptResult result;
  result.binary_id = "calc";
  result.test_name = "adds";
  result.outcome = outcome;
  result.code = code;
  result.passes = false;
  return result;
}

Failure failure(const AttemptResult& result, std::string_view out = "", std::string_view err = "") {
  return describe_failure(result, out, err);
}

// The words were compared with what cargo-nextest 0.9.143 writes: tests/interop/junit_test.sh.
TEST(DescribeFailure, HasNextestsWords) {
  EXPECT_EQ(failure(attempt(Outcome::failed, 101)).type, "test failure with exit code 101");
  EXPECT_EQ(failure(attempt(Outcome::signaled, 11)).type, "test abort");
  EXPECT_EQ(failure(attempt(Outcome::timed_out)).type, "test timeout");
  EXPECT_EQ(failure(attempt(Outcome::leaked)).type,
            "test exited with code 0, but leaked handles so was marked failed");
  EXPECT_EQ(failure(attempt(Outcome::not_started)).type, "execution failure");
}

TEST(DescribeFailure, IsAnErrorWhereTheTestItselfDidNotFail) {
  for (const Outcome outcome : {Outcome::failed, Outcome::signaled, Outcome::timed_out}) {
    EXPECT_FALSE(failure(attempt(outcome, 1)).is_error);
  }
  for (const Outcome outcome : {Outcome::leaked, Outcome::not_started}) {
    EXPECT_TRUE(failure(attempt(outcome)).is_error);
  }
}

TEST(DescribeFailure, NamesTheSignal) {
  EXPECT_EQ(failure(attempt(Outcome::signaled, 11)).message,
            "process aborted with signal 11 (SIGSEGV)");
  EXPECT_EQ(failure(attempt(Outcome::signaled, 40)).message, "process aborted with signal 40");
}

TEST(DescribeFailure, SaysThatItLeaked) {
  AttemptResult result = attempt(Outcome::signaled, 6);
  result.leaked = true;
  EXPECT_EQ(failure(result).type, "test abort (leaked handles)");
  EXPECT_EQ(failure(result).message, "process aborted with signal 6 (SIGABRT) (leaked handles)");
  result = attempt(Outcome::failed, 101);
  result.leaked = true;
  EXPECT_EQ(failure(result).type, "test failure with exit code 101 (leaked handles)");
}

TEST(DescribeFailure, SaysBothOfAPanicThatAborts) {
  const Failure both = failure(attempt(Outcome::signaled, 6), "",
                               "thread 'adds' (7) panicked at src/lib.rs:1:2:\nwhy\n");
  EXPECT_EQ(both.message, "2 errors occurred executing test");
  EXPECT_EQ(both.description,
            "2 errors occurred executing test:\n* process aborted with signal 6 (SIGABRT)\n"
            "* thread 'adds' (7) panicked at src/lib.rs:1:2:\n  why\n");
}

TEST(DescribeFailure, HasTheFirstLineOfThePanicAsMessage) {
  const Failure panic = failure(attempt(Outcome::failed, 101), "",
                                "thread 'adds' panicked at src/lib.rs:1:2:\nwhy\n");
  EXPECT_EQ(panic.message, "thread 'adds' panicked at src/lib.rs:1:2");
  EXPECT_EQ(panic.description, "thread 'adds' panicked at src/lib.rs:1:2:\nwhy");
}

TEST(DescribeFailure, SaysWhatTheDriverSays) {
  AttemptResult result = attempt(Outcome::not_started);
  result.why = "cannot start 'calc': Permission denied";
  EXPECT_EQ(failure(result).message, result.why);
  result = attempt(Outcome::failed, 1);
  result.why = "it ran 0 tests";
  EXPECT_EQ(failure(result).message, "it ran 0 tests");
}

TEST(DescribeFailure, SpeaksOfScripts) {
  AttemptResult result = attempt(Outcome::failed, 3);
  result.binary_id = "@setup-script:prepare";
  const Failure script = failure(result, "", "thread 'x' panicked at y");
  EXPECT_EQ(script.type, "script failure with exit code 3");
  EXPECT_EQ(script.description, "");
}

TEST(DescribeFlakyFailure, SaysWhichAttemptPassed) {
  AttemptResult result = attempt(Outcome::passed);
  result.attempt = 2;
  result.attempts = 3;
  EXPECT_EQ(describe_flaky_failure(result).type, "flaky failure");
  EXPECT_EQ(describe_flaky_failure(result).message,
            "test passed on attempt 2/3 but is configured to fail when flaky");
}

TEST(FailureExcerpt, IsTheLastPanic) {
  EXPECT_EQ(failure_excerpt("",
                            "thread 'a' panicked at x:1:\nfirst\nthread 'a' (5) panicked at y:2:\n"
                            "last\nnote: more\n\n"),
            "thread 'a' (5) panicked at y:2:\nlast\nnote: more");
}

TEST(FailureExcerpt, TakesTheErrorBeforeAPanic) {
  EXPECT_EQ(failure_excerpt("", "text\nError: it\n\nthread 'a' panicked at x"),
            "Error: it\n\nthread 'a' panicked at x");
  EXPECT_EQ(failure_excerpt("", "Error: it\nmore\nthread 'a' panicked at x"),
            "thread 'a' panicked at x");
}

TEST(FailureExcerpt, IsTheFirstError) {
  EXPECT_EQ(failure_excerpt("", "text\nError: it\nmore\nError: again\n"),
            "Error: it\nmore\nError: again");
  EXPECT_EQ(failure_excerpt("", "no Error: here"), "");
}

TEST(FailureExcerpt, IsTheNoteThatNothingPanicked) {
  EXPECT_EQ(failure_excerpt("---- a stdout ----\r\nnote: test did not panic as expected at x\r\n\n",
                            "anything"),
            "note: test did not panic as expected at x");
}

TEST(FailureExcerpt, IsEmptyOfOtherOutput) {
  EXPECT_EQ(failure_excerpt("", ""), "");
  EXPECT_EQ(failure_excerpt("thread 'a' panicked at x", "thread 'a' waits"), "");
}

}  // namespace
}  // namespace reuse_build
