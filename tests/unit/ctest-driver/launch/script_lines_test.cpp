// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/script_lines.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"
#include "launch/record.hpp"

namespace reuse_build::launch {
namespace {

using Kind = Script::Kind;

Record example() {
  Record record;
  record.binary_id = "a";
  record.workspace = {Root::absolute, "/w"};
  record.binary = {Root::tree, "b"};
  record.cwd = {Root::workspace, ""};
  record.environment = {{EnvironmentLine::Kind::value, "A", "1", {}}};
  record.configured_variables = 1;
  record.policies = {RunPolicy(), RunPolicy()};
  record.policies[0].setup_scripts = {"db", "server"};
  record.policies[0].wrapper = "valgrind";
  record.policies[1].leak.period = milliseconds(100);
  record.profiles = {{"default", 0, {}, {}, "valgrind"}};
  record.scripts = {
      {Kind::setup, "db", {"python3", {}, {"db.py", "a b"}}, {{"P", "x=y"}}, 1},
      {Kind::setup, "server", {{}, {Root::workspace, "tools/server"}, {}}, {}, 1},
      {Kind::wrapper, "valgrind", {"valgrind", {}, {}}, {}, 0, RunnerUse::within_wrapper}};
  return record;
}

std::string mistake(const Record& record) {
  try {
    static_cast<void>(parse(to_text(record)));
  } catch (const Error& error) {
    return error.message();
  }
  return {};
}

std::string mistake(const std::string& lines) {
  try {
    static_cast<void>(
        parse("reuse-build-launch 1\nbinary-id a\nworkspace absolute:/w\n"
              "binary tree:b\ncwd workspace:\n" +
              lines));
  } catch (const Error& error) {
    return error.message();
  }
  return {};
}

TEST(ScriptLines, SurviveARoundTrip) {
  EXPECT_EQ(parse(to_text(example())), example());
}

TEST(ScriptLines, AreWrittenAsDocumented) {
  const std::string text = to_text(example());
  const std::string expected =
      "profile-list-wrapper valgrind\n"
      "setup-script db\n"
      "script-program python3\n"
      "script-program-argument db.py\n"
      "script-program-argument a b\n"
      "script-env P=x=y\n"
      "script-policy 1\n"
      "setup-script server\n"
      "script-program-path workspace:tools/server\n"
      "script-policy 1\n"
      "wrapper-script valgrind\n"
      "script-program valgrind\n"
      "script-target-runner within-wrapper\n";
  EXPECT_TRUE(text.ends_with(expected)) << text;
  EXPECT_NE(text.find("policy-setup-script db\npolicy-setup-script server\npolicy-wrapper "
                      "valgrind\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("\nenv-configured 1\n"), std::string::npos) << text;
}

TEST(ScriptLines, MustTellEveryScriptThatIsNamed) {
  for (const std::size_t missing : {0U, 2U}) {
    Record record = example();
    record.scripts.erase(record.scripts.begin() + static_cast<std::ptrdiff_t>(missing));
    EXPECT_NE(mistake(record).find("is missing"), std::string::npos) << missing;
  }
}

TEST(ScriptLines, MustBeWhole) {
  EXPECT_EQ(mistake("setup-script a\npolicy 0\n"), "the script 'a' has no program");
  EXPECT_EQ(mistake("setup-script a\nscript-program a\n"),
            "the script 'a' has policy 0, which is not there");
  EXPECT_EQ(mistake("script-program a\n"), "line 6: a script's first line must come before this");
  EXPECT_EQ(mistake("wrapper-script a\nscript-program a\nwrapper-script a\nscript-program a\n"),
            "there are two scripts 'a'");
  EXPECT_EQ(mistake("wrapper-script a\nscript-target-runner x\n"),
            "line 7: 'x' does not say what becomes of a target runner");
  EXPECT_EQ(mistake("setup-script a\nscript-policy x\n"), "line 7: 'x' is no policy's number");
  for (const char* count : {"1", "x", "-1"}) {
    EXPECT_NE(mistake("env-configured " + std::string(count) + "\n").find("env-configured"),
              std::string::npos)
        << count;
  }
}

}  // namespace
}  // namespace reuse_build::launch
