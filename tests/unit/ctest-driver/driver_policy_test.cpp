// SPDX-License-Identifier: MIT OR Apache-2.0
// What a record's policies make the driver do.
#include <csignal>

#include "driver_fixture.hpp"
#include "launch/run_policy.hpp"

namespace reuse_build::driver {
namespace {

using std::chrono::milliseconds;
using testing::DriverResult;

class DriverPolicy : public testing::DriverFixture {
 protected:
  // The policy of all tests under the profile "default"; "plain" has none.
  void follow(const launch::RunPolicy& policy) {
    record().policies = {policy, launch::RunPolicy()};
    record().profiles = {{"default", 0, "", {}}, {"plain", 1, "", {}}};
    write_record();
    ::unsetenv("NEXTEST_RETRIES");
  }
};

launch::RunPolicy ending_after(milliseconds period) {
  launch::RunPolicy policy;
  policy.slow.period = period;
  policy.slow.terminate_after = 1;
  return policy;
}

TEST_F(DriverPolicy, EndsATestThatTakesTooLong) {
  follow(ending_after(milliseconds(50)));
  const DriverResult result = run_test("wait");
  EXPECT_EQ(result.exit_code(), 1);
  EXPECT_NE(result.err.find("failed: wait ran out of time and was ended\n"), std::string::npos)
      << result.err;
  EXPECT_FALSE(test_lives());
}

TEST_F(DriverPolicy, KillsATestThatDoesNotHeedItsEnd) {
  launch::RunPolicy policy = ending_after(milliseconds(200));
  policy.slow.grace = milliseconds(50);
  follow(policy);
  EXPECT_EQ(run_test("ignore_sigterm").exit_code(), 1);
  policy.slow.grace = milliseconds(0);
  follow(policy);
  EXPECT_EQ(run_test("catch_sigterm").out.find("got SIGTERM"), std::string::npos);
}

TEST_F(DriverPolicy, MayTakeATimeoutForASuccess) {
  launch::RunPolicy policy = ending_after(milliseconds(50));
  policy.slow.passes = true;
  follow(policy);
  EXPECT_EQ(run_test("wait").exit_code(), 0);
}

TEST_F(DriverPolicy, SaysThatATestIsSlow) {
  launch::RunPolicy policy = ending_after(milliseconds(50));
  policy.slow.terminate_after = 2;
  follow(policy);
  EXPECT_NE(run_test("wait").err.find("slow: wait has run for more than"), std::string::npos);
}

TEST_F(DriverPolicy, MayTakeALeakForAFailure) {
  launch::RunPolicy policy;
  policy.leak = {milliseconds(50), true};
  follow(policy);
  EXPECT_EQ(run_test("leak").exit_code(), 1);
}

TEST_F(DriverPolicy, TriesAFailedTestAgain) {
  launch::RunPolicy policy;
  policy.retries.count = 2;
  follow(policy);
  const std::string failures = run_test("fail").err;
  EXPECT_NE(failures.find("failed: fail exited with 101 in attempt 1 of 3; trying again"),
            std::string::npos)
      << failures;
  EXPECT_NE(failures.find("attempt 2 of 3; trying again"), std::string::npos) << failures;
  EXPECT_EQ(failures.find("attempt 3 of 3; trying again"), std::string::npos) << failures;
}

TEST_F(DriverPolicy, DiesOfASignalThatComesBetweenAttempts) {
  launch::RunPolicy policy;
  policy.retries.count = 1;
  policy.retries.delay = std::chrono::minutes(5);
  follow(policy);
  testing::RunningDriver running(run_arguments("fail"), error_file(), output_file());
  ASSERT_TRUE(testing::wait_until(
      [&] { return testing::read_text(output_file()).find("trying again") != std::string::npos; }));
  running.send(SIGTERM);
  EXPECT_EQ(running.wait().signal(), SIGTERM);
}

TEST_F(DriverPolicy, PassesATestThatPassesInTheEnd) {
  launch::RunPolicy policy;
  policy.retries.count = 2;
  follow(policy);
  const DriverResult flaky = run_test("second_time");
  EXPECT_EQ(flaky.exit_code(), 0) << flaky.err;
  EXPECT_NE(flaky.err.find("flaky: second_time passed only in attempt 2 of 3"), std::string::npos)
      << flaky.err;
  policy.retries.flaky_fails = true;
  follow(policy);
  std::filesystem::remove(place().path("lock.second"));
  EXPECT_EQ(run_test("second_time").exit_code(), 1);
}

TEST_F(DriverPolicy, IsThatOfTheProfile) {
  launch::RunPolicy policy;
  policy.retries.count = 1;
  follow(policy);
  set_variable("NEXTEST_PROFILE", "plain");
  EXPECT_EQ(run_test("fail").err.find("trying again"), std::string::npos);
  set_variable("NEXTEST_PROFILE", "unknown");
  const DriverResult result = run_test("pass");
  EXPECT_EQ(result.exit_code(), 96);
  EXPECT_NE(result.err.find("plain"), std::string::npos) << result.err;
}

TEST_F(DriverPolicy, GivesExtraArgumentsToTheTest) {
  launch::RunPolicy policy;
  policy.extra_arguments = {"--more"};
  follow(policy);
  EXPECT_NE(run_test("arguments").out.find(" --nocapture --more\n"), std::string::npos);
}

// A test that requires all threads runs alone, and of a group only as many as it allows.
TEST_F(DriverPolicy, LimitsWhatRunsAtATime) {
  launch::RunPolicy policy;
  set_variable("FAKE_LOCK", "");  // they would wait for each other
  set_variable("FAKE_ALONE", place().path("alone"));
  policy.group = "one";
  policy.group_threads = launch::Threads{launch::Threads::Kind::number, 1};
  follow(policy);
  write_names("alone1\ttest\nalone2\ttest\nalone3\ttest\n");
  const DriverResult group = driver({"run-binary", "--jobs", "3", record_file()});
  EXPECT_EQ(group.exit_code(), 0) << group.out;
  policy = {};
  policy.threads_required.number = 9;
  follow(policy);
  const DriverResult wide = driver({"run-binary", "--jobs", "3", record_file()});
  EXPECT_EQ(wide.exit_code(), 0) << wide.out;
}

}  // namespace
}  // namespace reuse_build::driver
