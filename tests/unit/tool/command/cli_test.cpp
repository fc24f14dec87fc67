// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/cli.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

struct Outcome {
  int exit_code;
  std::string out;
  std::string err;
};

int exit_code_of(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "reuse-build");
  std::vector<char*> pointers;
  pointers.reserve(arguments.size());
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  return run_command_line(static_cast<int>(pointers.size()), pointers.data());
}

Outcome run(const std::vector<std::string>& arguments) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int exit_code = exit_code_of(arguments);
  std::string out = testing::internal::GetCapturedStdout();
  return {exit_code, std::move(out), testing::internal::GetCapturedStderr()};
}

Error refusal(const std::vector<std::string>& arguments) {
  return thrown_error([&] { exit_code_of(arguments); });
}

TEST(CommandLine, ExplainsItself) {
  const Outcome outcome = run({"--help"});
  EXPECT_EQ(outcome.exit_code, 0);
  for (const char* command : {"archive", "tree", "extract", "list", "ctest", "cache"}) {
    EXPECT_PRED2(contains, outcome.out, command);
  }
}

TEST(CommandLine, TellsItsVersion) {
  const Outcome outcome = run({"--version"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out.rfind("reuse-build ", 0), 0U) << outcome.out;
}

TEST(CommandLine, ExitsWithTwoForWrongUsage) {
  EXPECT_EQ(run({}).exit_code, 2);
  EXPECT_EQ(run({"archive", "--unknown"}).exit_code, 2);
  EXPECT_EQ(run({"extract", "--archive-file", "x"}).exit_code, 2);
  EXPECT_EQ(run({"list", "--run-ignored", "some", "--archive-file", "x"}).exit_code, 2);
  EXPECT_EQ(run({"cache", "prune", "--older-than", "-1"}).exit_code, 2);
}

TEST(CommandLine, NamesAnOptionThatIsMissing) {
  const Outcome outcome = run({"archive"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.err.rfind("error: ", 0), 0U) << outcome.err;
  EXPECT_PRED2(contains, outcome.err, "--archive-file");
}

TEST(CommandLine, RefusesCargoOptionsBesideAnArchive) {
  for (const char* command : {"list", "ctest", "run"}) {
    for (const std::vector<std::string>& option : {std::vector<std::string>{"--package", "calc"},
                                                   {"--target-dir", "t"},
                                                   {"--release"},
                                                   {"--features", "f"},
                                                   {"--locked"},
                                                   {"--manifest-path", "/dev/null"}}) {
      std::vector<std::string> arguments = {command, "--archive-file", "x.tar.zst"};
      arguments.insert(arguments.end(), option.begin(), option.end());
      const Error error = refusal(arguments);
      EXPECT_EQ(error.code(), ExitCode::usage) << command << " " << option.front();
      EXPECT_PRED2(contains, error.message(), "cargo options cannot be used with --archive-file");
    }
  }
}

TEST(CommandLine, RefusesAWorkspaceRemapWithoutAnArchive) {
  const Error error = refusal({"list", "--workspace-remap", "."});
  EXPECT_EQ(error.code(), ExitCode::usage);
  EXPECT_PRED2(contains, error.message(), "--workspace-remap");
}

TEST(CommandLine, NamesASubcommandThatIsNone) {
  const Error error = refusal({"unknown"});
  EXPECT_EQ(error.code(), ExitCode::usage);
  EXPECT_PRED2(contains, error.message(), "'unknown'");
}

TEST(CommandLine, SaysWhereCtestsOwnOptionsGo) {
  EXPECT_PRED2(contains, run({"ctest", "--archive-file", "x", "-j8"}).err, "after `--`");
}

}  // namespace
}  // namespace reuse_build
