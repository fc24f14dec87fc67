// SPDX-License-Identifier: MIT OR Apache-2.0
// "run-binary", and retries and results, on the fake test program.
#include <sys/resource.h>

#include <csignal>
#include <regex>

#include "driver_fixture.hpp"
#include "launch/result_line.hpp"

namespace reuse_build::driver {
namespace {

using launch::Outcome;
using launch::ResultLine;
using testing::DriverResult;

class DriverRunBinary : public testing::DriverFixture {
 protected:
  DriverResult run_binary(std::vector<std::string> options = {}) {
    options.insert(options.begin(), "run-binary");
    options.push_back(record_file());
    return driver(options);
  }

  // All lines of the results file.
  std::vector<ResultLine> results() {
    std::vector<ResultLine> lines;
    std::string text = testing::read_text(place().path("results"));
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
      if (end > 0) lines.push_back(launch::parse_result_line(text.substr(0, end)).value());
      text.erase(0, end + 1);
    }
    EXPECT_EQ(text, "");
    return lines;
  }

  void note_results() { set_variable("REUSE_BUILD_RESULTS", place().path("results")); }
};

// Times are not to be compared.
std::string without_times(const std::string& text) {
  return std::regex_replace(text, std::regex(R"(\[ *\d+\.\d+s\])"), "[]");
}

TEST_F(DriverRunBinary, RunsEveryTestAndSaysHowItEnded) {
  write_names("crash\ttest\nfail\ttest\npass\ttest\n");
  const DriverResult result = run_binary();
  EXPECT_EQ(result.exit_code(), 100);
  const std::string out = without_times(result.out);
  EXPECT_NE(out.find("     SIGSEGV [] fake crash\n"), std::string::npos) << out;
  EXPECT_NE(out.find("        FAIL [] fake fail\n"), std::string::npos) << out;
  EXPECT_NE(out.find("        PASS [] fake pass\n"), std::string::npos) << out;
  EXPECT_NE(out.find("     Summary [] 3 tests run: 1 passed, 2 failed, 0 skipped\n"),
            std::string::npos)
      << out;
}

TEST_F(DriverRunBinary, SucceedsWhenAllPass) {
  write_names("pass\ttest\nstdin\ttest\n");
  EXPECT_EQ(run_binary({"--jobs", "2"}).exit_code(), 0);
}

TEST_F(DriverRunBinary, RunsAPart) {
  write_names("crash\ttest\npass\ttest\nstdin\ttest\n");
  const DriverResult result = run_binary({"--first=2", "--count=1"});
  EXPECT_EQ(result.exit_code(), 0) << result.out;
  EXPECT_NE(result.out.find("1 test run: 1 passed"), std::string::npos) << result.out;
  const std::string chosen = place().write("chosen", "stdin\ttest\n");
  EXPECT_NE(run_binary({"--tests", chosen}).out.find("fake stdin"), std::string::npos);
}

TEST_F(DriverRunBinary, LeavesIgnoredTestsOut) {
  write_names("fail\ttest ignored\npass\ttest\n");
  const DriverResult result = run_binary();
  EXPECT_EQ(result.exit_code(), 0);
  EXPECT_NE(result.out.find("1 passed, 1 skipped"), std::string::npos) << result.out;
  write_names("fail\ttest ignored\n");
  EXPECT_EQ(run_binary().exit_code(), 77);
}

TEST_F(DriverRunBinary, ShowsTheOutputOfAFailure) {
  write_names("turns\ttest\nfail\ttest\n");
  const DriverResult result = run_binary();
  EXPECT_NE(result.out.find("--- STDOUT: fake fail ---\n"), std::string::npos) << result.out;
  EXPECT_EQ(result.out.find("fake turns ---"), std::string::npos) << result.out;
}

TEST_F(DriverRunBinary, TriesAgainAsOftenAsItIsTold) {
  set_variable("NEXTEST_RETRIES", "2");
  note_results();
  write_names("fail\ttest\n");
  const DriverResult result = run_binary();
  EXPECT_EQ(result.exit_code(), 100);
  const std::string out = without_times(result.out);
  EXPECT_NE(out.find("  TRY 1 FAIL [] fake fail\n"), std::string::npos) << out;
  EXPECT_NE(out.find("        FAIL [] fake fail\n"), std::string::npos) << out;
  const std::vector<ResultLine> lines = results();
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_FALSE(lines[4].has_ended);
  EXPECT_EQ(lines[5].result.attempt, 3U);
  EXPECT_EQ(lines[5].result.attempts, 3U);
  EXPECT_EQ(lines[5].result.outcome, Outcome::failed);
  EXPECT_EQ(lines[5].result.code, 101);
}

TEST_F(DriverRunBinary, NotesResultsOfSingleTestsToo) {
  note_results();
  EXPECT_EQ(run_test("crash").signal(), SIGSEGV);
  EXPECT_EQ(run_test("pass").exit_code(), 0);
  const std::vector<ResultLine> lines = results();
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[1].result.outcome, Outcome::signaled);
  EXPECT_EQ(lines[1].result.code, SIGSEGV);
  EXPECT_EQ(lines[3].result.outcome, Outcome::passed);
  EXPECT_TRUE(lines[3].result.passes);
}

TEST_F(DriverRunBinary, LeavesABeginWhenItIsKilled) {
  note_results();
  write_names("wait\ttest\n");
  testing::RunningDriver running({"run-binary", record_file()}, output_file(), error_file());
  ASSERT_TRUE(testing::wait_until([&] { return test_lives(); }));
  running.send(SIGKILL);
  static_cast<void>(running.wait());
  EXPECT_TRUE(testing::wait_until([&] { return !test_lives(); }));
  const std::vector<ResultLine> lines = results();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_FALSE(lines[0].has_ended);
}

TEST_F(DriverRunBinary, StopsAllAndStartsNoMoreWhenToldTo) {
  write_names("wait\ttest\nwait2\ttest\n");
  testing::RunningDriver running({"run-binary", record_file()}, output_file(), error_file());
  ASSERT_TRUE(testing::wait_until([&] { return test_lives(); }));
  running.send(SIGTERM);
  const DriverResult result = running.wait();
  EXPECT_EQ(result.signal(), SIGTERM);
  EXPECT_NE(result.out.find("1/2 tests run"), std::string::npos) << result.out;
}

TEST_F(DriverRunBinary, SaysWhenTooFewFilesMayBeOpenForItsJobs) {
  write_names("pass\ttest\nstdin\ttest\n");
  EXPECT_EQ(run_binary({"--jobs", "1000"}).err, "");
  rlimit usual{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &usual), 0);
  const rlimit few{40, usual.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  const DriverResult result = run_binary({"--jobs", "2"});
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &usual), 0);
  EXPECT_EQ(result.exit_code(), 0);
  EXPECT_NE(result.err.find("(ulimit -n) than for 1 tests at once, instead of 2"),
            std::string::npos)
      << result.err;
}

TEST_F(DriverRunBinary, RefusesWhatItCannotUse) {
  EXPECT_EQ(run_binary({"--jobs", "0"}).exit_code(), 2);
  EXPECT_EQ(run_binary({"--count", "-1"}).exit_code(), 2);
  EXPECT_EQ(run_binary({"--isolation", "none"}).exit_code(), 2);
  EXPECT_EQ(run_binary({"--tests", "/nowhere"}).exit_code(), 96);
  write_names("pass\ttest\n");
  set_variable("NEXTEST_RETRIES", "some");
  EXPECT_EQ(run_binary().exit_code(), 96);
}

}  // namespace
}  // namespace reuse_build::driver
