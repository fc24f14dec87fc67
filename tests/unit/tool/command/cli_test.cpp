// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/cli.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "launch/names.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_archive.hpp"

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
  for (const char* command : {"archive", "tree", "extract", "list", "ctest", "junit", "cache"}) {
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

TEST(CommandLine, RefusesAnArchiveAmongTheFilters) {
  const Error error = refusal({"list", "x.tar.zst"});
  EXPECT_EQ(error.code(), ExitCode::usage);
  EXPECT_PRED2(contains, error.message(), "called like an archive");
  EXPECT_PRED2(contains, error.hint(), "--archive-file");
}

TEST(CommandLine, TakesFiltersAsTheyAre) {
  const ScratchDirectory scratch;
  SampleArchive archive;
  archive.other[layout::names_file(0)] =
      launch::to_text(std::vector<launch::TestName>{{"[a]"}, {"b"}, {"{c}"}, {"d"}});
  archive.write(scratch / "x.tar.zst");
  const auto listed = [&](std::vector<std::string> filters) {
    filters.insert(filters.begin(), {"list", "--message-format", "oneline", "--archive-file",
                                     scratch / "x.tar.zst", "-E", "kind(lib)"});
    return run(filters).out;
  };
  const std::string everything = listed({});
  EXPECT_PRED2(contains, everything, " [a]\n");
  EXPECT_PRED2(contains, everything, " b\n");
  const std::string some = listed({"[a]", "{c}"});
  EXPECT_PRED2(contains, some, " [a]\n");
  EXPECT_PRED2(contains, some, " {c}\n");
  EXPECT_EQ(some.find(" b\n"), std::string::npos);
  EXPECT_EQ(listed({""}), everything);
  EXPECT_EQ(listed({"--skip", "b", "--", "b", "d"}), listed({"d"}));
}

TEST(CommandLine, TakesNoFiltersBehindDashesElsewhere) {
  EXPECT_EQ(refusal({"inspect", "x", "--", "a"}).code(), ExitCode::usage);
}

// An archive whose texts would clear the terminal.
std::filesystem::path hostile_archive(const ScratchDirectory& scratch) {
  SampleArchive archive;
  archive.git_commit = "abc\x1b[2J";
  archive.other[layout::names_file(0)] =
      launch::to_text(std::vector<launch::TestName>{{"one\x1b[2J"}, {"two"}});
  archive.write(scratch / "x.tar.zst");
  return scratch / "x.tar.zst";
}

TEST(CommandLine, ShowsNoControlsOfAnArchiveToPeople) {
  const ScratchDirectory scratch;
  const std::string archive = hostile_archive(scratch);
  const Outcome inspected = run({"inspect", archive});
  EXPECT_EQ(inspected.exit_code, 0) << inspected.err;
  EXPECT_PRED2(contains, inspected.out, "from git commit abc\\x1B[2J\n");
  EXPECT_EQ(inspected.out.find('\x1b'), std::string::npos);
  const Outcome human = run({"list", "--archive-file", archive, "--message-format", "human"});
  EXPECT_PRED2(contains, human.out, "    one\\x1B[2J\n");
  EXPECT_EQ(human.out.find('\x1b'), std::string::npos);
  const Outcome oneline = run({"list", "--archive-file", archive, "--message-format", "oneline"});
  EXPECT_PRED2(contains, oneline.out, " one\x1b[2J\n");
}

TEST(CommandLine, OffersNoLimitsWhereNothingIsUnpacked) {
  EXPECT_PRED2(contains, run({"extract", "--help"}).out, "--max-members");
  EXPECT_PRED2(contains, run({"inspect", "--help"}).out, "--archive-format");
  EXPECT_EQ(run({"inspect", "--help"}).out.find("--max-"), std::string::npos);
}

}  // namespace
}  // namespace reuse_build
