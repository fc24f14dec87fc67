// SPDX-License-Identifier: MIT OR Apache-2.0
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "driver_fixture.hpp"

namespace reuse_build::driver {
namespace {

using testing::DriverResult;
using testing::RunningDriver;
using testing::wait_until;

class DriverSignals : public testing::DriverFixture {
 protected:
  [[nodiscard]] RunningDriver start(const std::string& test) const {
    return {run_arguments(test), output_file(), error_file()};
  }
  void expect_no_test_left() const {
    EXPECT_TRUE(wait_until([this] { return !test_lives(); }));
  }
};

TEST_F(DriverSignals, ForwardsSigterm) {
  RunningDriver driver = start("catch_sigterm");
  driver.wait_for_output("ready");
  driver.send(SIGTERM);
  const DriverResult result = driver.wait();
  EXPECT_EQ(result.exit_code(), 3);
  EXPECT_NE(result.out.find("got SIGTERM"), std::string::npos);
}

TEST_F(DriverSignals, StoppedTestHasNotPassed) {
  RunningDriver driver = start("catch_and_pass");
  driver.wait_for_output("ready");
  driver.send(SIGTERM);
  EXPECT_EQ(driver.wait().signal(), SIGTERM);
}

TEST_F(DriverSignals, EachEndsATestThatDoesNotCatchIt) {
  for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
    std::filesystem::remove(output_file());
    RunningDriver driver = start("family");
    driver.wait_for_output("ready");
    driver.send(signal);
    EXPECT_EQ(driver.wait().signal(), signal);
    expect_no_test_left();
  }
}

TEST_F(DriverSignals, SecondOneKills) {
  RunningDriver driver = start("ignore_sigterm");
  driver.wait_for_output("ready");
  driver.send(SIGTERM);
  ::usleep(50'000);  // two at the same moment count as one
  driver.send(SIGTERM);
  EXPECT_EQ(driver.wait().signal(), SIGKILL);
  expect_no_test_left();
}

TEST_F(DriverSignals, KilledDriverLeavesNoTest) {
  RunningDriver driver = start("wait");
  driver.wait_for_output("ready");
  EXPECT_TRUE(test_lives());
  driver.send(SIGKILL);
  driver.wait();
  expect_no_test_left();
}

TEST_F(DriverSignals, KilledParentLeavesNoTest) {
  const std::string driver = DRIVER_PROGRAM;
  const std::string script = "'" + driver + "' run '" + record_file() + "' ignore_sigterm; true";
  const pid_t parent =
      testing::start_program({"/bin/sh", "-c", script}, output_file(), error_file());
  ASSERT_TRUE(wait_until(
      [this] { return testing::read_text(output_file()).find("ready") != std::string::npos; }));
  EXPECT_TRUE(test_lives());
  ASSERT_EQ(::kill(parent, SIGKILL), 0);
  ASSERT_EQ(::waitpid(parent, nullptr, 0), parent);
  expect_no_test_left();
}

TEST_F(DriverSignals, KilledParentLeavesNoFamily) {
  const std::string driver = DRIVER_PROGRAM;
  const std::string script = "'" + driver + "' run '" + record_file() + "' family; true";
  const pid_t parent =
      testing::start_program({"/bin/sh", "-c", script}, output_file(), error_file());
  ASSERT_TRUE(wait_until(
      [this] { return testing::read_text(output_file()).find("ready") != std::string::npos; }));
  ASSERT_EQ(::kill(parent, SIGKILL), 0);
  ASSERT_EQ(::waitpid(parent, nullptr, 0), parent);
  expect_no_test_left();
}

TEST_F(DriverSignals, StopsAndContinuesWithItsTest) {
  RunningDriver driver = start("catch_sigterm");
  driver.wait_for_output("ready");
  driver.send(SIGTSTP);
  int status = 0;
  ASSERT_EQ(::waitpid(driver.pid(), &status, WUNTRACED), driver.pid());
  EXPECT_TRUE(WIFSTOPPED(status));
  driver.send(SIGCONT);
  driver.send(SIGTERM);
  EXPECT_EQ(driver.wait().exit_code(), 3);
}

TEST_F(DriverSignals, IgnoredOnesStayIgnored) {
  const std::string driver = DRIVER_PROGRAM;
  const std::string script =
      "trap '' HUP; exec '" + driver + "' run '" + record_file() + "' catch_sigterm";
  const pid_t pid = testing::start_program({"/bin/sh", "-c", script}, output_file(), error_file());
  ASSERT_TRUE(wait_until(
      [this] { return testing::read_text(output_file()).find("ready") != std::string::npos; }));
  ASSERT_EQ(::kill(pid, SIGHUP), 0);
  ASSERT_EQ(::kill(pid, SIGTERM), 0);
  int status = 0;
  ASSERT_EQ(::waitpid(pid, &status, 0), pid);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 3);
}

}  // namespace
}  // namespace reuse_build::driver
