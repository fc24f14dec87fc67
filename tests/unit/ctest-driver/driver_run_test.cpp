// SPDX-License-Identifier: MIT OR Apache-2.0
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "driver_fixture.hpp"

namespace reuse_build::driver {
namespace {

using launch::Root;
using testing::DriverResult;

class DriverRun : public testing::DriverFixture {
 protected:
  // Expects a set-up error that has all of `words` in it.
  static void expect_setup_error(const DriverResult& result,
                                 const std::vector<std::string>& words) {
    EXPECT_EQ(result.exit_code(), 96);
    EXPECT_TRUE(result.err.starts_with("error: ")) << result.err;
    EXPECT_NE(result.err.find("\n  hint: "), std::string::npos) << result.err;
    for (const std::string& word : words) {
      EXPECT_NE(result.err.find(word), std::string::npos) << word << " in " << result.err;
    }
  }
};

TEST_F(DriverRun, PassesExitCodesOn) {
  EXPECT_EQ(run_test("pass").exit_code(), 0);
  EXPECT_EQ(run_test("fail").exit_code(), 101);
}

TEST_F(DriverRun, DiesOfTheTestsSignal) {
  EXPECT_EQ(run_test("crash").signal(), SIGSEGV);
}

TEST_F(DriverRun, WritesNoCoreOfItsOwn) {
  const DriverResult result = run_test("crash");
  EXPECT_FALSE(WCOREDUMP(result.status));
}

TEST_F(DriverRun, MakesAFailureOfTheSkipCode) {
  EXPECT_EQ(run_test("exit77").exit_code(), 1);
}

TEST_F(DriverRun, GivesTheTestItsEnvironment) {
  set_variable("REUSE_BUILD_RUN_ID", "my-run");
  record().environment = {{launch::EnvironmentLine::Kind::value, "LINES", "a\nb", {}}};
  write_record();
  const std::string out = run_test("environment").out;
  for (const std::string line :
       {"LINES=a\nb\n", "NEXTEST_RUN_ID=my-run\n", "NEXTEST_BINARY_ID=fake\n",
        "NEXTEST_TEST_NAME=environment\n", "NEXTEST_TEST_PHASE=run\n",
        "NEXTEST_ATTEMPT_ID=my-run:fake$environment\n", "NEXTEST_TEST_GLOBAL_SLOT=0\n"}) {
    EXPECT_NE(out.find('\n' + line), std::string::npos) << line << " in " << out;
  }
}

TEST_F(DriverRun, GivesTheTestAProcessOfItsOwn) {
  const std::string out = run_test("process").out;
  EXPECT_NE(out.find("leads its group\nSIGTERM open\nSIGPIPE kills\n"), std::string::npos) << out;
  EXPECT_NE(run_test("stdin").out.find("stdin is empty"), std::string::npos);
}

TEST_F(DriverRun, LeavesNoDescriptorToTheTest) {
  set_variable("FAKE_LOCK", "");
  EXPECT_EQ(run_test("process").out.find("inherited"), std::string::npos);
}

TEST_F(DriverRun, KeepsTheOrderWhereBothStreamsAreOne) {
  testing::RunningDriver both(run_arguments("turns"), output_file(), output_file());
  std::string expected = "\nrunning 1 test\n";
  for (int i = 0; i < 200; ++i) expected += std::to_string(i) + '\n';
  EXPECT_EQ(both.wait().out, expected);
}

TEST_F(DriverRun, KeepsTheStreamsApartOtherwise) {
  const DriverResult result = run_test("turns");
  EXPECT_TRUE(result.out.ends_with("196\n198\n")) << result.out;
  EXPECT_TRUE(result.err.starts_with("1\n3\n")) << result.err;
}

TEST_F(DriverRun, PassesAllOfALongOutputOn) {
  const DriverResult result = run_test("much");
  EXPECT_EQ(result.exit_code(), 0);
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 100'002);
  EXPECT_TRUE(result.out.ends_with("line 99999\n"));
}

TEST_F(DriverRun, OutlivesItsReader) {
  const std::string driver = DRIVER_PROGRAM;
  const std::string script = "'" + driver + "' run '" + record_file() +
                             "' much | head -c 1 >/dev/null; " + "exit ${PIPESTATUS[0]}";
  const pid_t shell =
      testing::start_program({"/bin/bash", "-c", script}, output_file(), error_file());
  int status = -1;
  ASSERT_EQ(::waitpid(shell, &status, 0), shell);
  EXPECT_EQ(status, 0);
}

TEST_F(DriverRun, DoesNotHangWhenOutputIsLeaked) {
  const DriverResult result = run_test("leak");
  EXPECT_EQ(result.exit_code(), 0);
  EXPECT_NE(result.err.find("leaked: "), std::string::npos) << result.err;
}

TEST_F(DriverRun, DoesNotHangWhenLeakedOutputGoesOn) {
  const DriverResult result = run_test("flood");
  EXPECT_EQ(result.exit_code(), 0);
  EXPECT_NE(result.err.find("leaked: "), std::string::npos) << result.err;
}

TEST_F(DriverRun, KnowsNoLeakWhereThereIsNone) {
  EXPECT_EQ(run_test("much").err.find("leaked"), std::string::npos);
}

TEST_F(DriverRun, RefusesAnUnknownTest) {
  write_names("pass\ttest\n");
  EXPECT_EQ(run_test("pass").exit_code(), 0);
  expect_setup_error(run_test("absent"), {"'absent'", "'fake'"});
}

TEST_F(DriverRun, NoticesThatTheBinaryLacksTheTest) {
  write_names("absent\ttest\n");
  expect_setup_error(run_test("absent"), {"'absent'", "does not contain it"});
}

TEST_F(DriverRun, TakesARawName) {
  write_names("with%20blank\ttest\n");
  EXPECT_EQ(run_test("with blank").exit_code(), 0);
  expect_setup_error(run_test("with%20blank"), {"'with%20blank'"});
}

TEST_F(DriverRun, SkipsIgnoredTests) {
  write_names("slow\ttest ignored\n");
  const DriverResult result = run_test("slow");
  EXPECT_EQ(result.exit_code(), 77);
  EXPECT_EQ(result.out, "skipped: slow is marked #[ignore]; REUSE_BUILD_RUN_IGNORED=all runs it\n");
}

TEST_F(DriverRun, RunsIgnoredTestsWhereAsked) {
  write_names("pass\ttest\nslow\ttest ignored\n");
  for (const char* choice : {"all", "only"}) {
    set_variable("REUSE_BUILD_RUN_IGNORED", choice);
    const DriverResult result = run_test("slow");
    EXPECT_EQ(result.exit_code(), 0) << choice;
    EXPECT_NE(result.out.find("slow ran"), std::string::npos) << result.out;
    EXPECT_EQ(run_test("pass").exit_code(), 0);
  }
  set_variable("REUSE_BUILD_RUN_IGNORED", "some");
  expect_setup_error(run_test("pass"), {"REUSE_BUILD_RUN_IGNORED 'some'"});
}

TEST_F(DriverRun, NoticesThatTheBinaryIgnoresTheTest) {
  write_names("slow\ttest\n");
  expect_setup_error(run_test("slow"), {"'slow'", "ignored"});
}

TEST_F(DriverRun, SaysWhereItLookedForTheWorkspace) {
  record().workspace = {Root::absolute, place().path("gone")};
  write_record();
  expect_setup_error(run_test("pass"), {place().path("gone"), "REUSE_BUILD_WORKSPACE=DIR"});
}

TEST_F(DriverRun, FindsTheWorkspaceWhereToldTo) {
  set_variable("REUSE_BUILD_WORKSPACE", place().make_directory("elsewhere"));
  EXPECT_NE(run_test("environment").out.find("NEXTEST_WORKSPACE_ROOT=" + place().path("elsewhere")),
            std::string::npos);
  const DriverResult by_option =
      driver({"run", "--workspace", place().make_directory("third"), record_file(), "environment"});
  EXPECT_NE(by_option.out.find("NEXTEST_WORKSPACE_ROOT=" + place().path("third")),
            std::string::npos);
}

TEST_F(DriverRun, SaysThatTheWorkingDirectoryIsMissing) {
  record().cwd = {Root::workspace, "crates/gone"};
  write_record();
  expect_setup_error(run_test("pass"), {place().path("work/crates/gone"), "build machine"});
}

TEST_F(DriverRun, SaysWhyABinaryDoesNotStart) {
  record().binary = {Root::tree, "program"};
  write_record();
  expect_setup_error(run_test("pass"), {place().path("tree/program"), "missing"});
  const std::string program = place().write("tree/program", "no program\n");
  expect_setup_error(run_test("pass"), {program, "not executable"});
  ASSERT_EQ(::chmod(program.c_str(), 0755), 0);
  expect_setup_error(run_test("pass"), {program, "processor"});
  static_cast<void>(place().write("tree/program", "#!/no/such/shell\n"));
  expect_setup_error(run_test("pass"), {program, "'/no/such/shell'"});
}

TEST_F(DriverRun, SaysWhatIsWrongWithARecord) {
  expect_setup_error(driver({"run", place().path("none/0"), "pass"}), {place().path("none/0")});
  static_cast<void>(place().write("tree/target/reuse-build/launch/0", "reuse-build-launch 9\n"));
  expect_setup_error(run_test("pass"), {record_file(), "version 9", "version 1"});
}

TEST_F(DriverRun, GivesTestsThatRunAtOnceSlotsOfTheirOwn) {
  set_variable("REUSE_BUILD_RUN_ID", "slots-of-" + std::to_string(::getpid()));
  set_variable("FAKE_LOCK", "");
  testing::RunningDriver first(run_arguments("wait"), place().path("first"), error_file());
  first.wait_for_output("ready");
  EXPECT_NE(run_test("environment").out.find("NEXTEST_TEST_GLOBAL_SLOT=1\n"), std::string::npos);
}

TEST_F(DriverRun, RefusesWrongUsage) {
  EXPECT_EQ(driver({}).exit_code(), 2);
  EXPECT_EQ(driver({"run", record_file()}).exit_code(), 2);
  EXPECT_EQ(driver({"run", "--moon", record_file(), "pass"}).exit_code(), 2);
  EXPECT_EQ(driver({"run", "--workspace"}).exit_code(), 2);
  EXPECT_EQ(driver({"fly", "x"}).exit_code(), 2);
  EXPECT_EQ(driver({"run", "--map-original-paths=yes", record_file(), "pass"}).exit_code(), 2);
  const testing::DriverResult other = driver({"run", "--jobs", "2", record_file(), "pass"});
  EXPECT_EQ(other.exit_code(), 2);
  EXPECT_NE(other.err.find("'run' has no option '--jobs'"), std::string::npos) << other.err;
  EXPECT_EQ(driver({"--help"}).exit_code(), 0);
  EXPECT_EQ(driver({"--version"}).exit_code(), 0);
}

}  // namespace
}  // namespace reuse_build::driver
