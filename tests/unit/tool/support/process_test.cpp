// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/process.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

ProcessSpec shell(const std::string& script) {
  ProcessSpec spec;
  spec.arguments = {"sh", "-c", script};
  return spec;
}

TEST(RunProcess, GivesTheExitCode) {
  EXPECT_TRUE(run_process(shell("exit 0")).ok());
  const ProcessResult result = run_process(shell("exit 42"));
  EXPECT_EQ(result.exit_code, 42);
  EXPECT_EQ(result.signal, 0);
  EXPECT_FALSE(result.ok());
  EXPECT_EQ(result.describe(), "exit status 42");
}

TEST(RunProcess, GivesTheSignalThatKilledIt) {
  const ProcessResult result = run_process(shell("kill -KILL $$"));
  EXPECT_EQ(result.signal, SIGKILL);
  EXPECT_FALSE(result.ok());
  EXPECT_EQ(result.describe(), "signal 9");
}

TEST(RunProcess, NamesAProgramThatIsNotThere) {
  ProcessSpec spec;
  spec.arguments = {"/nonexistent/program"};
  const Error error = thrown_error([&] { run_process(spec); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_EQ(error.message(), "cannot start '/nonexistent/program': No such file or directory");
}

TEST(RunProcess, NamesAProgramThatMayNotBeRun) {
  const ScratchDirectory scratch;
  ProcessSpec spec;
  spec.arguments = {scratch.write("file", "no program").string()};
  const Error error = thrown_error([&] { run_process(spec); });
  EXPECT_PRED2(contains, error.message(), "Permission denied");
}

TEST(RunProcess, CapturesBothStreamsApart) {
  std::string out;
  std::string err;
  ProcessSpec spec = shell("echo out; echo err >&2; echo more");
  spec.on_stdout = [&out](std::string_view text) { out += text; };
  spec.on_stderr = [&err](std::string_view text) { err += text; };
  EXPECT_TRUE(run_process(spec).ok());
  EXPECT_EQ(out, "out\nmore\n");
  EXPECT_EQ(err, "err\n");
}

TEST(RunProcess, CapturesMoreThanAPipeHolds) {
  std::size_t out = 0;
  std::size_t err = 0;
  ProcessSpec spec = shell("head -c 300000 /dev/zero; head -c 400000 /dev/zero >&2");
  spec.on_stdout = [&out](std::string_view text) { out += text.size(); };
  spec.on_stderr = [&err](std::string_view text) { err += text.size(); };
  run_process(spec);
  EXPECT_EQ(out, 300'000U);
  EXPECT_EQ(err, 400'000U);
}

TEST(RunProcess, GivesAnEmptyStandardInput) {
  EXPECT_EQ(capture_stdout(shell("cat; echo end")), "end\n");
}

TEST(RunProcess, StartsInTheGivenDirectory) {
  const ScratchDirectory scratch;
  ProcessSpec spec = shell("pwd -P");
  spec.directory = scratch.path().string();
  EXPECT_EQ(capture_stdout(spec), scratch.path().string() + "\n");
}

TEST(RunProcess, SaysThatTheDirectoryIsNotThere) {
  ProcessSpec spec = shell("exit 0");
  spec.directory = "/nonexistent/directory";
  const Error error = thrown_error([&] { run_process(spec); });
  EXPECT_PRED2(contains, error.message(), "No such file or directory");
}

TEST(RunProcess, AddsVariablesToTheInheritedOnes) {
  const ScopedVariable inherited("REUSE_BUILD_TEST_A", "inherited");
  ProcessSpec spec = shell("echo $REUSE_BUILD_TEST_A $REUSE_BUILD_TEST_B");
  spec.environment = {"REUSE_BUILD_TEST_B=added"};
  EXPECT_EQ(capture_stdout(spec), "inherited added\n");
}

TEST(RunProcess, PutsItsVariablesOverInheritedOnesWithTheSameName) {
  const ScopedVariable inherited("REUSE_BUILD_TEST_A", "inherited");
  const ScopedVariable longer("REUSE_BUILD_TEST_AB", "longer");
  ProcessSpec spec = shell("env | grep '^REUSE_BUILD_TEST_A' | sort");
  spec.environment = {"REUSE_BUILD_TEST_A=ours=x"};
  EXPECT_EQ(capture_stdout(spec), "REUSE_BUILD_TEST_A=ours=x\nREUSE_BUILD_TEST_AB=longer\n");
}

// The tool ignores SIGPIPE; the tests that ctest runs below it must not inherit that.
TEST(RunProcess, StartsProgramsThatABrokenPipeEnds) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  const ProcessResult result = run_process(shell("kill -PIPE $$; exit 0"));
  std::signal(SIGPIPE, before);
  EXPECT_EQ(result.signal, SIGPIPE);
}

TEST(RunProcess, PassesNoDescriptorOfItsOwnOn) {
  const ScratchDirectory scratch;
  ProcessSpec spec = shell("ls /proc/self/fd > $FILE");
  spec.environment = {"FILE=" + (scratch / "without").string()};
  run_process(spec);
  spec.environment = {"FILE=" + (scratch / "with").string()};
  spec.on_stdout = [](std::string_view /*text*/) {};
  spec.on_stderr = spec.on_stdout;
  run_process(spec);
  EXPECT_EQ(scratch.read("with"), scratch.read("without"));
}

TEST(CaptureStdout, SaysWhatAFailingProgramSaid) {
  const Error error = thrown_error([] { capture_stdout(shell("echo wrong thing >&2; exit 3")); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "'sh' failed with exit status 3: wrong thing");
}

TEST(RunProcess, TellsAChildToEndWhenItsTimeIsOver) {
  ProcessSpec spec;
  spec.arguments = {"sleep", "600"};
  spec.time_limit = std::chrono::milliseconds(20);
  const ProcessResult result = run_process(spec);
  EXPECT_TRUE(result.timed_out);
  EXPECT_EQ(result.signal, SIGTERM);
}

TEST(RunProcess, SaysNothingOfTimeThatWasEnough) {
  ProcessSpec spec;
  spec.arguments = {"sh", "-c", "exit 3"};
  spec.time_limit = std::chrono::hours(1);
  const ProcessResult result = run_process(spec);
  EXPECT_FALSE(result.timed_out);
  EXPECT_EQ(result.exit_code, 3);
}

}  // namespace
}  // namespace reuse_build
