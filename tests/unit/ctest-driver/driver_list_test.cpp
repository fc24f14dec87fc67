// SPDX-License-Identifier: MIT OR Apache-2.0
#include <sys/wait.h>

#include "driver_fixture.hpp"

namespace reuse_build::driver {
namespace {

using testing::DriverResult;

class DriverList : public testing::DriverFixture {
 protected:
  DriverResult list(const std::string& mode = {}) {
    set_variable("FAKE_LOCK", "");  // two processes run at a time
    set_variable("FAKE_LIST", mode);
    return driver({"list", record_file()});
  }
  void expect_write_error(const std::vector<std::string>& arguments) {
    set_variable("FAKE_LOCK", "");
    std::vector<std::string> command = {DRIVER_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    DriverResult result;
    const pid_t pid = testing::start_program(command, "/dev/full", error_file());
    EXPECT_EQ(::waitpid(pid, &result.status, 0), pid);
    EXPECT_EQ(result.exit_code(), 110) << arguments[0];
    EXPECT_NE(testing::read_text(error_file()).find("standard output: No space left"),
              std::string::npos);
  }
  void expect_error(const std::string& mode, const std::vector<std::string>& words) {
    const DriverResult result = list(mode);
    EXPECT_EQ(result.exit_code(), 104) << mode;
    EXPECT_EQ(result.out, "") << mode;
    EXPECT_NE(result.err.find(FAKE_LIBTEST_PROGRAM), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("'fake'"), std::string::npos) << result.err;
    for (const std::string& word : words) {
      EXPECT_NE(result.err.find(word), std::string::npos) << word << " in " << result.err;
    }
  }
};

TEST_F(DriverList, PrintsTheNamesFile) {
  const DriverResult result = list();
  EXPECT_EQ(result.exit_code(), 0) << result.err;
  EXPECT_EQ(result.out, "pass\ttest\nslow\ttest ignored\nspeed\tbench\nwith%20blank\ttest\n");
  EXPECT_EQ(result.err, "");
}

TEST_F(DriverList, RefusesOtherLines) {
  expect_error("bad-line", {"line 1", "'hello'", "hint: "});
}

TEST_F(DriverList, ShowsWhatTheBinaryComplainedOf) {
  expect_error("exit3", {"exit status 3", "\n  the reason\n"});
}

TEST_F(DriverList, NoticesACrash) {
  expect_error("crash", {"Segmentation fault"});
}

TEST_F(DriverList, WaitsNoLongerThanItsTimeLimit) {
  set_variable("FAKE_LOCK", "");
  set_variable("FAKE_LIST", "hang");
  const DriverResult result = driver({"list", "--time-limit", "1", record_file()});
  EXPECT_EQ(result.exit_code(), 104);
  for (const char* words : {"'fake'", "no answer within 1 s", "hint: ", "--list-timeout"}) {
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
  }
}

TEST_F(DriverList, RefusesATimeLimitThatIsNone) {
  for (const char* limit : {"0", "x", "1x", "-1", "86401", "99999999999"}) {
    EXPECT_EQ(driver({"list", std::string("--time-limit=") + limit, record_file()}).exit_code(), 2);
  }
}

TEST_F(DriverList, TakesNoEndOfOutputWithinBounds) {
  expect_error("endless", {"64 MiB"});
}

TEST_F(DriverList, TellsTheBinaryThatItIsListed) {
  expect_error("environment", {"\n  list\n"});
}

TEST_F(DriverList, SaysThatTheBinaryIsMissing) {
  record().binary = {launch::Root::tree, "gone"};
  write_record();
  const DriverResult result = list();
  EXPECT_EQ(result.exit_code(), 104);
  EXPECT_NE(result.err.find(place().path("tree/gone")), std::string::npos) << result.err;
}

TEST_F(DriverList, NoticesThatItsOutputIsLost) {
  expect_write_error({"list", record_file()});
  expect_write_error({"--help"});
  expect_write_error({"--version"});
}

TEST_F(DriverList, ShowsWhyABinaryWasNotListed) {
  static_cast<void>(
      place().write("tree/target/reuse-build/launch/0.not-listed", "error: because\n  hint: do\n"));
  const DriverResult result = driver({"not-listed", record_file()});
  EXPECT_EQ(result.exit_code(), 104);
  EXPECT_EQ(result.err, "error: because\n  hint: do\n");
  static_cast<void>(place().write("tree/target/reuse-build/launch/0.not-listed", "a\x1B[2J"));
  EXPECT_EQ(driver({"not-listed", record_file()}).err, "error: cannot list tests: a\\x1B[2J\n");
  EXPECT_EQ(driver({"not-listed", place().path("tree/target/reuse-build/launch/1")}).exit_code(),
            96);
}

}  // namespace
}  // namespace reuse_build::driver
