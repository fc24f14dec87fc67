// SPDX-License-Identifier: MIT OR Apache-2.0
// The driver with the scripts of nextest.toml. The test "binary" is a script that shows how it was
// called.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <map>

#include "driver_fixture.hpp"

namespace reuse_build::driver {
namespace {

using launch::Root;
using launch::RunnerUse;
using launch::Script;
using testing::DriverResult;

class DriverScripts : public testing::DriverFixture {
 protected:
  DriverScripts() {
    set_variable("TMPDIR", place().make_directory("tmp"));
    set_variable("REUSE_BUILD_RUN_ID", "run");
    record().binary = program("binary", "echo \"binary $*\"; env | grep -E '^(SET|OF)_' || true");
    record().policies = {launch::RunPolicy(), launch::RunPolicy()};
    record().profiles = {{"default", 0, {}, {}, {}}};
  }

  launch::Path program(const std::string& name, const std::string& commands) {
    const std::string file = place().write(name, "#!/bin/sh\n" + commands + "\n");
    EXPECT_EQ(::chmod(file.c_str(), 0755), 0);
    return {Root::absolute, file};
  }
  // A setup script that the tests need.
  Script& setup(const std::string& id, const std::string& commands) {
    record().policies[0].setup_scripts.push_back(id);
    Script script{Script::Kind::setup, id, {{}, program(id, commands), {}}, {}};
    script.policy = 1;
    record().scripts.push_back(script);
    return record().scripts.back();
  }
  // A wrapper that the tests have.
  Script& wrapper(RunnerUse use) {
    record().policies[0].wrapper = "w";
    Script script{Script::Kind::wrapper, "w", {{}, wraps("w"), {"of w"}}, {{"OF_W", "yes"}}};
    script.runner_use = use;
    record().scripts.push_back(script);
    return record().scripts.back();
  }
  launch::Path wraps(const std::string& name) {
    return program(name, "echo \"" + name + R"( $1"; shift; exec "$@")");
  }
  void with_runner() { record().runner.program = {{}, wraps("r"), {"of r"}}; }

  DriverResult run_script(const std::string& id) {
    write_record();
    return driver({"setup-script", record_file(), id});
  }
  DriverResult run_written(const std::string& name) {
    write_record();
    return run_test(name);
  }
  // What starts the binary, from the outside in; then '+' where it has the wrapper's variable.
  std::string order() {
    write_names("t\ttest\n");
    const std::string out = run_written("t").out;
    std::map<std::size_t, char> starts;
    for (const char* word : {"w of w", "r of r", "binary --exact t --nocapture"}) {
      if (const std::size_t at = out.find(word); at != std::string::npos) starts[at] = word[0];
    }
    std::string words;
    for (const auto& [at, word] : starts) words += word;
    return out.find("OF_W=yes") == std::string::npos ? words : words + '+';
  }
};

// The file is our standard input, and that of programs that we start, while it lives.
class InputFrom {
 public:
  explicit InputFrom(const std::string& file) : before_(::dup(STDIN_FILENO)) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    EXPECT_EQ(::dup2(fd, STDIN_FILENO), STDIN_FILENO);
    ::close(fd);
  }
  InputFrom(const InputFrom&) = delete;
  InputFrom(InputFrom&&) = delete;
  InputFrom& operator=(const InputFrom&) = delete;
  InputFrom& operator=(InputFrom&&) = delete;
  ~InputFrom() {
    ::dup2(before_, STDIN_FILENO);
    ::close(before_);
  }

 private:
  int before_;
};

void expect_word(const std::string& text, const std::string& word) {
  EXPECT_NE(text.find(word), std::string::npos) << text;
}

TEST_F(DriverScripts, SetVariablesForTests) {
  write_names("t\ttest\n");
  setup("a", "echo SET_A=1 >$NEXTEST_ENV; echo SET_B=1 >>$NEXTEST_ENV");
  setup("b", "echo SET_B=2 >$NEXTEST_ENV");
  EXPECT_EQ(run_script("a").exit_code(), 0);
  EXPECT_EQ(run_script("b").exit_code(), 0);
  const DriverResult result = run_test("t");
  EXPECT_EQ(result.exit_code(), 0);
  EXPECT_EQ(result.err, "");
  expect_word(result.out, "SET_A=1\n");
  expect_word(result.out, "SET_B=2\n");
  EXPECT_EQ(result.out.find("SET_B=1"), std::string::npos);
}

TEST_F(DriverScripts, SetVariablesForTestsOfOtherBinariesInTheTree) {
  setup("a", "echo SET_A=1 >$NEXTEST_ENV");
  EXPECT_EQ(run_script("a").exit_code(), 0);
  const std::string record =
      place().write("tree/target/reuse-build/launch/1", launch::to_text(this->record()));
  static_cast<void>(place().write("tree/target/reuse-build/launch/1.tests", "t\ttest\n"));
  expect_word(driver({"run", record, "t"}).out, "SET_A=1\n");
}

TEST_F(DriverScripts, RunInTheWorkspaceWithoutAnyInput) {
  setup("a", "pwd; cat; echo errors >&2").program.arguments = {};
  const InputFrom input(place().write("input", "not for scripts"));
  const DriverResult result = run_script("a");
  EXPECT_EQ(result.out, place().path("work") + "\n");
  expect_word(result.err, "errors\n");
}

TEST_F(DriverScripts, AreMissedByTestsWhenTheyHaveNotRun) {
  write_names("t\ttest\n");
  setup("a", "true");
  const DriverResult result = run_written("t");
  EXPECT_EQ(result.exit_code(), 0);
  expect_word(result.err, "note: the setup script a has not run in this run of ctest");
  EXPECT_EQ(run_script("a").exit_code(), 0);
  EXPECT_EQ(run_test("t").err, "");
  set_variable("REUSE_BUILD_RUN_ID", "other");
  expect_word(run_test("t").err, "has not run");
}

// Whoever made the directory first cannot stop other tests.
TEST_F(DriverScripts, LeaveVariablesInADirectoryOfTheUsersOwn) {
  write_names("t\ttest\nu\ttest\t2\n");
  setup("a", "true");
  record().policies.emplace_back();
  EXPECT_EQ(run_script("a").exit_code(), 0);
  const std::string directory =
      place().path("tmp/reuse-build-setup-") + std::to_string(::geteuid());
  ASSERT_EQ(::chmod(directory.c_str(), 0755), 0);
  for (const DriverResult& result : {run_test("t"), driver({"run-binary", record_file()})}) {
    EXPECT_EQ(result.exit_code(), 96);
    expect_word(result.err, "for the variables of setup scripts: it is not yours alone\n  hint: ");
  }
  EXPECT_EQ(run_test("u").exit_code(), 0);
}

TEST_F(DriverScripts, FailWithACodeOfTheirOwn) {
  setup("a", "exit 3");
  const DriverResult result = run_script("a");
  EXPECT_EQ(result.exit_code(), 105);
  expect_word(result.err, "failed: the setup script a exited with 3; the tests that need it do");
}

TEST_F(DriverScripts, FailWhenTheySetWhatTheyMayNot) {
  setup("a", "echo NEXTEST_X=1 >$NEXTEST_ENV");
  const DriverResult result = run_script("a");
  EXPECT_EQ(result.exit_code(), 105);
  expect_word(result.err, "could not be run: what the script wrote to NEXTEST_ENV: the variable");
}

TEST_F(DriverScripts, FailWhenTheyCannotBeStarted) {
  setup("a", "true").program = {"no-such-program", {}, {}};
  const DriverResult result = run_script("a");
  EXPECT_EQ(result.exit_code(), 105);
  expect_word(result.err, "cannot start the script 'a', 'no-such-program': there is no such");
}

TEST_F(DriverScripts, HaveLimits) {
  setup("a", "sleep 600");
  record().policies[1].slow = {launch::milliseconds(50), 1, launch::milliseconds(0), false};
  const DriverResult result = run_script("a");
  EXPECT_EQ(result.exit_code(), 105);
  expect_word(result.err, "ran out of time");
}

TEST_F(DriverScripts, LeaveNothingWhenTheyAreStopped) {
  setup("a",
        "trap 'exit 0' TERM; echo SET_A=1 >$NEXTEST_ENV; echo ready; while :; do sleep 0.1; done");
  write_record();
  testing::RunningDriver running({"setup-script", record_file(), "a"}, output_file(), error_file());
  running.wait_for_output("ready");
  running.send(SIGTERM);
  EXPECT_EQ(running.wait().signal(), SIGTERM);
  const std::string directory = "tmp/reuse-build-setup-" + std::to_string(::geteuid());
  EXPECT_TRUE(std::filesystem::is_empty(place().path(directory)));
}

TEST_F(DriverScripts, MustBeInTheRecord) {
  const DriverResult result = run_script("a");
  EXPECT_EQ(result.exit_code(), 96);
  expect_word(result.err, "there is no setup script 'a' in '");
  wrapper(RunnerUse::ignored);
  EXPECT_EQ(run_script("w").exit_code(), 96);
}

TEST_F(DriverScripts, NoteTheirResults) {
  set_variable("REUSE_BUILD_RESULTS", place().path("results"));
  setup("a", "echo text; exit 3");
  EXPECT_EQ(run_script("a").exit_code(), 105);
  const std::string lines = testing::read_text(place().path("results"));
  expect_word(lines, "end binary=@setup-script:a test=a attempt=1 attempts=1 ");
  expect_word(lines, "outcome=failed code=3 ");
}

TEST_F(DriverScripts, StartBinariesInTheirOrder) {
  EXPECT_EQ(order(), "b");
  wrapper(RunnerUse::ignored);
  EXPECT_EQ(order(), "wb+");
  with_runner();
  EXPECT_EQ(order(), "wb+");
  record().scripts[0].runner_use = RunnerUse::within_wrapper;
  EXPECT_EQ(order(), "wrb+");
  record().scripts[0].runner_use = RunnerUse::around_wrapper;
  EXPECT_EQ(order(), "rwb+");
  record().scripts[0].runner_use = RunnerUse::overrides_wrapper;
  EXPECT_EQ(order(), "rb");
  record().runner = {};
  EXPECT_EQ(order(), "wb+");
}

TEST_F(DriverScripts, OfWrappersMayBeInTheTree) {
  wrapper(RunnerUse::ignored).program = {{}, {Root::tree, "w"}, {"of w"}};
  std::filesystem::rename(place().path("w"), place().path("tree/w"));
  EXPECT_EQ(order(), "wb+");
}

TEST_F(DriverScripts, OfWrappersMustBeThere) {
  write_names("t\ttest\n");
  wrapper(RunnerUse::ignored).program = {"no-such-wrapper", {}, {}};
  const DriverResult result = run_written("t");
  EXPECT_EQ(result.exit_code(), 96);
  expect_word(result.err, "by the wrapper script 'w', 'no-such-wrapper': there is no such program");
}

TEST_F(DriverScripts, OfWrappersList) {
  record().binary = program("binary", "echo 'wrapped: test'");
  wrapper(RunnerUse::ignored);
  (void)program("w", R"(touch used; shift; exec "$@")");
  record().profiles[0].list_wrapper = "w";
  write_record();
  const DriverResult result = driver({"list", record_file()});
  EXPECT_EQ(result.out, "wrapped\ttest ignored\n") << result.err;
  EXPECT_EQ(::access(place().path("work/used").c_str(), F_OK), 0);
}

TEST_F(DriverScripts, AreThereForTestsThatShareAProcess) {
  write_names("t\ttest\nu\ttest\n");
  setup("a", "echo SET_A=1 >$NEXTEST_ENV");
  record().binary = program("binary", "echo \"$SET_A\" >" + place().path("seen") +
                                          "; echo 'test t ... ok'; echo 'test u ... ok'");
  EXPECT_EQ(run_script("a").exit_code(), 0);
  (void)driver({"run-binary", "--isolation", "binary", record_file()});
  EXPECT_EQ(testing::read_text(place().path("seen")), "1\n");
}

}  // namespace
}  // namespace reuse_build::driver
