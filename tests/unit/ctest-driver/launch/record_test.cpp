// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/record.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"

namespace reuse_build::launch {
namespace {

using Kind = EnvironmentLine::Kind;

Record example() {
  Record record;
  record.binary_id = "calc::cli";
  record.platform = "host";
  record.workspace = {Root::absolute, "/home/u/my calc"};
  record.binary = {Root::tree, "target/debug/deps/cli-0123"};
  record.cwd = {Root::workspace, "crates/cli"};
  record.library_paths = {{{Root::tree, "target/debug"}, false}, {{Root::tree, "out"}, true}};
  record.environment = {{Kind::default_value, "A", "b=c", {}},
                        {Kind::value, "MULTI", "two\nlines 100%", {}},
                        {Kind::value, "EMPTY", "", {}},
                        {Kind::path, "DIR", "", {Root::workspace, ""}},
                        {Kind::default_path, "DATA", "", {Root::workspace, "data"}}};
  record.target_directory = {Root::absolute, "/home/u/target"};
  record.runner = {"CARGO_TARGET_X_RUNNER", {"qemu-x", {}, {"-L", "/usr/x"}}, true};
  return record;
}

std::string minimal(const std::string& more = {}) {
  return "reuse-build-launch 1\nbinary-id a\nworkspace absolute:/w\nbinary tree:b\ncwd "
         "workspace:\n" +
         more;
}

std::string error_of(const std::string& text) {
  try {
    static_cast<void>(parse(text));
  } catch (const Error& error) {
    return to_text(error);
  }
  return {};
}

TEST(Record, SurvivesARoundTrip) {
  EXPECT_EQ(parse(to_text(example())), example());
}

TEST(Record, IsWrittenAsDocumented) {
  EXPECT_EQ(to_text(example()),
            "reuse-build-launch 1\n"
            "binary-id calc::cli\n"
            "platform host\n"
            "workspace absolute:/home/u/my calc\n"
            "target-directory absolute:/home/u/target\n"
            "binary tree:target/debug/deps/cli-0123\n"
            "cwd workspace:crates/cli\n"
            "library-path tree:target/debug\n"
            "library-path-existing tree:out\n"
            "env-default A=b=c\n"
            "env MULTI=two%0Alines 100%25\n"
            "env EMPTY=\n"
            "env-path DIR=workspace:\n"
            "env-default-path DATA=workspace:data\n"
            "runner-variable CARGO_TARGET_X_RUNNER\n"
            "runner qemu-x\n"
            "runner-argument -L\n"
            "runner-argument /usr/x\n"
            "runner-final yes\n");
}

TEST(Record, MayNameTheRunnerByItsPath) {
  Record record = example();
  record.runner = {"", {"", {Root::workspace, "tools/run"}, {"-v"}}};
  EXPECT_NE(to_text(record).find("runner-path workspace:tools/run\nrunner-argument -v\n"),
            std::string::npos);
  EXPECT_EQ(parse(to_text(record)), record);
}

TEST(Record, IgnoresUnknownKeys) {
  EXPECT_EQ(parse(minimal("run-policy slow=60s\n")), parse(minimal()));
}

TEST(Record, KeepsTheOrderOfVariables) {
  const Record record = parse(minimal("env A=1\nenv-default A=2\nenv A=3\n"));
  ASSERT_EQ(record.environment.size(), 3U);
  EXPECT_EQ(record.environment[1].kind, Kind::default_value);
  EXPECT_EQ(record.environment[2].value, "3");
}

TEST(Record, NamesBothVersionsWhenItIsNewer) {
  const std::string error = error_of("reuse-build-launch 27\nwhatever\n");
  EXPECT_NE(error.find("version 27"), std::string::npos) << error;
  EXPECT_NE(error.find("version 1"), std::string::npos) << error;
}

TEST(Record, RefusesOtherFiles) {
  for (const char* text :
       {"", "\n", "hello\n", "reuse-build-launch\n", "reuse-build-launch x\n",
        "reuse-build-launch 0\n", "reuse-build-launch -1\n", "reuse-build-launch 1.5\n"}) {
    EXPECT_NE(error_of(text), "") << text;
  }
}

TEST(Record, RefusesMalformedLines) {
  for (const char* line :
       {"env\n", "env A\n", "env =x\n", "env-path A=x\n", "library-path x\n",
        "library-path moon:x\n", "env A=%\n", "env A=%00\n", "env A=cut off", "platform moon\n"}) {
    EXPECT_NE(error_of(minimal(line)), "") << line;
  }
}

TEST(Record, SaysWhichLineIsWrong) {
  EXPECT_NE(error_of(minimal("env A=1\nlibrary-path x\n")).find("line 7"), std::string::npos);
}

TEST(Record, RefusesWhatIsIncomplete) {
  EXPECT_NE(error_of("reuse-build-launch 1\n").find("binary-id"), std::string::npos);
  EXPECT_NE(error_of("reuse-build-launch 1\nbinary-id a\nbinary tree:b\nworkspace absolute:/w\n")
                .find("'cwd'"),
            std::string::npos);
}

TEST(Record, RefusesToWriteWhatCannotBeSet) {
  for (const char* key : {"", "A=B"}) {
    Record record = example();
    record.environment.push_back({Kind::value, key, "x", {}});
    EXPECT_THROW(static_cast<void>(to_text(record)), Error);
  }
  Record record = example();
  record.environment.push_back({Kind::value, "A", std::string("x\0y", 3), {}});
  EXPECT_THROW(static_cast<void>(to_text(record)), Error);
}

}  // namespace
}  // namespace reuse_build::launch
