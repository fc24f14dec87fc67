// SPDX-License-Identifier: MIT OR Apache-2.0
// The driver with a target runner: a script that notes how it was called.
#include <sys/stat.h>

#include "driver_fixture.hpp"

namespace reuse_build::driver {
namespace {

using launch::Root;
using testing::DriverResult;

class DriverRunner : public testing::DriverFixture {
 protected:
  DriverRunner() {
    runner_ = place().write("tree/run", "#!/bin/sh\nprintf '%s\\n' \"$@\" >>\"" + called() +
                                            "\"\nshift\nexec \"$@\"\n");
    ::chmod(runner_.c_str(), 0755);
    record().runner.variable = "CARGO_TARGET_TEST_RUNNER";
    write_record();
  }

  [[nodiscard]] std::string called() const { return place().path("called"); }
  [[nodiscard]] const std::string& runner() const { return runner_; }
  static void expect_error(const DriverResult& result, const std::string& what) {
    EXPECT_EQ(result.exit_code(), 96);
    EXPECT_NE(result.err.find(what), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("\n  hint: "), std::string::npos) << result.err;
  }

 private:
  std::string runner_;
};

TEST_F(DriverRunner, IsTheOneOfTheVariable) {
  set_variable("CARGO_TARGET_TEST_RUNNER", " " + runner() + "  first ");
  EXPECT_EQ(run_test("pass").exit_code(), 0);
  EXPECT_EQ(run_test("fail").exit_code(), 101);
  const std::string words = testing::read_text(called());
  EXPECT_TRUE(words.starts_with("first\n/")) << words;
  EXPECT_NE(words.find("\n--exact\npass\n--nocapture\nfirst\n"), std::string::npos) << words;
}

TEST_F(DriverRunner, ListsToo) {
  set_variable("CARGO_TARGET_TEST_RUNNER", runner() + " first");
  EXPECT_EQ(driver({"list", record_file()}).exit_code(), 0);
  EXPECT_NE(testing::read_text(called()).find("--list"), std::string::npos);
}

TEST_F(DriverRunner, IsTheRecordsWithoutTheVariable) {
  record().runner.program.path = {Root::tree, "run"};
  record().runner.program.arguments = {"recorded"};
  write_record();
  EXPECT_EQ(run_test("pass").exit_code(), 0);
  EXPECT_TRUE(testing::read_text(called()).starts_with("recorded\n"));
}

TEST_F(DriverRunner, IsTheRecordsWhenThatIsFinal) {
  set_variable("CARGO_TARGET_TEST_RUNNER", "/nowhere/run");
  record().runner.program.path = {Root::tree, "run"};
  record().runner.program.arguments = {"recorded"};
  record().runner.is_final = true;
  write_record();
  EXPECT_EQ(run_test("pass").exit_code(), 0);
  EXPECT_TRUE(testing::read_text(called()).starts_with("recorded\n"));
}

TEST_F(DriverRunner, IsFoundInPath) {
  set_variable("PATH", "/nowhere:" + place().path("tree") + ":/usr/bin:/bin");
  record().runner.program.name = "run";
  record().runner.program.arguments = {"found"};
  write_record();
  EXPECT_EQ(run_test("pass").exit_code(), 0);
}

TEST_F(DriverRunner, MustBeThere) {
  set_variable("CARGO_TARGET_TEST_RUNNER", "/nowhere/run");
  expect_error(run_test("pass"), "by the runner '/nowhere/run' (from CARGO_TARGET_TEST_RUNNER)");
  set_variable("CARGO_TARGET_TEST_RUNNER", "no-such-runner");
  expect_error(run_test("pass"), "there is no such program");
}

TEST_F(DriverRunner, MustBeNamed) {
  set_variable("CARGO_TARGET_TEST_RUNNER", "  ");
  expect_error(run_test("pass"), "CARGO_TARGET_TEST_RUNNER names no program");
  set_variable("CARGO_TARGET_TEST_RUNNER", "tools/run");
  expect_error(run_test("pass"), "the relative path 'tools/run'");
}

}  // namespace
}  // namespace reuse_build::driver
