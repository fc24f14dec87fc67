// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/scripts.hpp"

#include <gtest/gtest.h>

#include "config/nextest_config.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Kind = launch::Script::Kind;
using Base = ScriptCommand::Base;

// cargo-nextest 0.9.143 accepts and refuses the same, but for an empty program: it fails when the
// script is to run.
class Scripts : public testing::Test {
 protected:
  [[nodiscard]] NextestConfig read(const std::string& toml) const {
    scratch_.write(".config/nextest.toml",
                   "experimental = ['setup-scripts', 'wrapper-scripts']\n" + toml);
    return NextestConfig::read(scratch_.path());
  }
  [[nodiscard]] ConfiguredScript setup(const std::string& lines) const {
    return read("[scripts.setup.a]\n" + lines).scripts().at(0);
  }
  [[nodiscard]] ScriptCommand command(const std::string& value) const {
    return setup("command = " + value).command;
  }
  [[nodiscard]] std::string mistake(const std::string& toml) const {
    const Error error = thrown_error([&] { (void)read(toml); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    return error.message();
  }
  [[nodiscard]] Error refusal(const std::string& toml) const {
    scratch_.write(".config/nextest.toml", toml);
    return thrown_error([&] { (void)NextestConfig::read(scratch_.path()); });
  }

  ScratchDirectory scratch_;
};

TEST_F(Scripts, StandInTheOrderOfTheirDefinition) {
  const NextestConfig config = read(
      "[scripts.setup.z]\ncommand = 'z'\n[scripts.wrapper.w]\ncommand = 'w'\n"
      "[scripts.setup.a]\ncommand = 'a'\n[scripts.setup.m]\ncommand = 'm'\n");
  std::string ids;
  for (const ConfiguredScript& script : config.scripts()) ids += script.id;
  EXPECT_EQ(ids, "zamw");
  EXPECT_EQ(config.scripts().back().kind, Kind::wrapper);
}

TEST_F(Scripts, HaveCommandsInThreeForms) {
  EXPECT_EQ(command("\"db --name 'a b'\"").program, "db");
  EXPECT_EQ(command("\"db --name 'a b'\"").arguments, (std::vector<std::string>{"--name", "a b"}));
  EXPECT_EQ(command("['./d b', '']").program, "./d b");
  EXPECT_EQ(command("['./d b', '']").arguments, std::vector<std::string>{""});
  const ScriptCommand table =
      command("{ command-line = 'db -v', relative-to = 'target', env = { B = '1', A = '2' } }");
  EXPECT_EQ(table.program, "db");
  EXPECT_EQ(table.base, Base::target_directory);
  EXPECT_EQ(table.environment,
            (std::vector<std::pair<std::string, std::string>>{{"A", "2"}, {"B", "1"}}));
}

TEST_F(Scripts, HaveNoLimitsButTheirOwn) {
  EXPECT_EQ(setup("command = 'a'").limits.slow, launch::SlowTimeout{launch::milliseconds(0)});
  EXPECT_EQ(setup("command = 'a'").limits.leak, launch::LeakTimeout{launch::milliseconds(100)});
  EXPECT_EQ(setup("command = 'a'\nslow-timeout = '5s'").limits.slow,
            launch::SlowTimeout{launch::milliseconds(5000)});
}

TEST_F(Scripts, SayWhatBecomesOfARunner) {
  const auto use_of = [this](const std::string& lines) {
    return read("[scripts.wrapper.a]\ncommand = 'a'\n" + lines).scripts().at(0).runner_use;
  };
  EXPECT_EQ(use_of(""), launch::RunnerUse::ignored);
  EXPECT_EQ(use_of("target-runner = 'within-wrapper'"), launch::RunnerUse::within_wrapper);
  EXPECT_PRED2(contains, mistake("[scripts.wrapper.a]\ncommand = 'a'\ntarget-runner = 'x'"),
               "scripts.wrapper.a.target-runner: this must be");
}

TEST_F(Scripts, MustNameAProgram) {
  for (const char* value : {"''", "[]", "\"a 'b\"", "{ command-line = '' }", "{}", "1", "['']"}) {
    EXPECT_PRED2(contains, mistake("[scripts.setup.a]\ncommand = " + std::string(value)),
                 "scripts.setup.a.command")
        << value;
  }
  EXPECT_PRED2(contains, mistake("[scripts.setup.a]\n"), "it lacks the key 'command'");
}

TEST_F(Scripts, MustNotSetEveryVariable) {
  for (const char* name : {"NEXTEST_X", "'A=B'", "a-b", "'1'", "''"}) {
    EXPECT_PRED2(contains,
                 mistake("[scripts.setup.a]\ncommand = { command-line = 'a', env = { " +
                         std::string(name) + " = '' } }"),
                 "scripts.setup.a.command.env.")
        << name;
  }
}

TEST_F(Scripts, MustHaveNamesOfTheirOwn) {
  EXPECT_PRED2(contains,
               mistake("[scripts.setup.a]\ncommand = 'a'\n[scripts.wrapper.a]\ncommand = 'a'"),
               "scripts.wrapper.a: there is a setup script of that name");
}

TEST_F(Scripts, MustHaveNamesThatAreIdentifiers) {
  for (const char* id : {"a-b", "a_1", "a-", "größe"}) {
    EXPECT_EQ(read("[scripts.setup.'" + std::string(id) + "']\ncommand = 'a'").scripts()[0].id, id);
  }
  for (const char* id : {"", "a b", "1a", "_a", "-a", "a.b", "@tool:x:y"}) {
    for (const char* kind : {"setup", "wrapper"}) {
      EXPECT_PRED2(contains,
                   mistake("[scripts." + std::string(kind) + ".'" + id + "']\ncommand = 'a'"),
                   "is no name")
          << id;
    }
  }
}

TEST_F(Scripts, MayNotSetWhatIsNotFollowedWrongly) {
  for (const char* line : {"capture-stdout = 'x'", "capture-stderr = []", "junit = 1",
                           "junit = { store-success-output = 'x' }", "slow-timeout = {}"}) {
    EXPECT_PRED2(contains, mistake("[scripts.setup.a]\ncommand = 'a'\n" + std::string(line)),
                 "scripts.setup.a.")
        << line;
  }
  const NextestConfig config =
      read("[scripts.setup.a]\ncommand = 'a'\ncapture-stderr = false\njunit = {}");
  ASSERT_EQ(config.notes().size(), 2U);
  EXPECT_PRED2(contains, config.notes()[0], "scripts.setup.a.capture-stderr is not followed");
  EXPECT_PRED2(contains, config.notes()[1], "scripts.setup.a.junit is not followed");
}

TEST_F(Scripts, MayHaveKeysOfOthers) {
  EXPECT_NO_THROW((void)read("[scripts.wrapper.a]\ncommand = 'a'\ncapture-stdout = 'x'"));
  EXPECT_NO_THROW(
      (void)read("[scripts.setup.a]\ncommand = 'a'\ntarget-runner = 'x'\nretries = 'x'"));
  EXPECT_PRED2(contains, mistake("[scripts.setup.a]\ncommand = { command-line = 'a', x = 1 }"),
               "scripts.setup.a.command.x");
}

TEST_F(Scripts, AreToBeChosenByWhatChooses) {
  const NextestConfig config = read("[[profile.default.scripts]]\nfilter = 'all()'");
  EXPECT_PRED2(contains, config.notes().at(0), "scripts[0] does nothing");
  EXPECT_TRUE(config.run_profiles().at(0).overrides.at(0).is_of_scripts);
  const NextestConfig none = read("[[profile.default.scripts]]\nfilter = 'all()'\nsetup = []");
  EXPECT_PRED2(contains, none.notes().at(0), "scripts[0] does nothing");
}

TEST_F(Scripts, NeedTheExperimentalFeature) {
  for (const char* kind : {"setup", "wrapper"}) {
    const Error error = refusal("[scripts." + std::string(kind) + ".a]\ncommand = 'a'");
    EXPECT_EQ(error.code(), ExitCode::experimental_feature_not_enabled);
    EXPECT_PRED2(contains, error.hint(), "experimental = [\"" + std::string(kind) + "-scripts\"]");
  }
  scratch_.write(".config/nextest.toml",
                 "experimental = { setup-scripts = true }\n[scripts.setup.a]\ncommand = 'a'");
  EXPECT_EQ(NextestConfig::read(scratch_.path()).scripts().size(), 1U);
}

TEST_F(Scripts, AreReadUnderTheirOldName) {
  const NextestConfig config = read("[script.b]\ncommand = 'b'\n[script.a]\ncommand = 'a'");
  EXPECT_EQ(config.scripts().at(0).id, "b");
  EXPECT_PRED2(contains, config.notes().at(0), "script is an old name");
  EXPECT_PRED2(contains, mistake("[script.b]\ncommand = 'b'\n[scripts.setup.a]\ncommand = 'a'"),
               "there are both 'script' and 'scripts'");
}

const char* const two_scripts =
    "[scripts.setup.s]\ncommand = 's'\n[scripts.wrapper.w]\ncommand = 'w'\n";

TEST_F(Scripts, AreChosenByProfiles) {
  const NextestConfig config = read(
      two_scripts +
      std::string("[[profile.ci.scripts]]\nfilter = 'all()'\nsetup = ['s']\nrun-wrapper = 'w'\n"
                  "[[profile.default.scripts]]\nplatform = 'cfg(unix)'\nsetup = 's'\nlist-wrapper "
                  "= 'w'\n"));
  const std::vector<ConfiguredProfile> profiles = config.run_profiles();
  const ConfiguredProfile& ci = profiles.at(0);
  ASSERT_EQ(ci.overrides.size(), 2U);
  EXPECT_EQ(ci.overrides[0].settings.setup_scripts, std::vector<std::string>{"s"});
  EXPECT_EQ(ci.overrides[0].settings.run_wrapper, "w");
  EXPECT_EQ(ci.overrides[1].settings.list_wrapper, "w");
  EXPECT_EQ(ci.overrides[1].target, "cfg(unix)");
}

TEST_F(Scripts, MustBeThereWhereTheyAreChosen) {
  const auto mistake_in = [this](const std::string& lines) {
    return mistake(two_scripts + ("[[profile.default.scripts]]\n" + lines));
  };
  EXPECT_PRED2(contains, mistake_in("filter = 'all()'\nsetup = 'x'"),
               "scripts[0].setup: there is no setup script 'x'");
  EXPECT_PRED2(contains, mistake_in("filter = 'all()'\nsetup = 'w'"),
               "there is no setup script 'w'");
  EXPECT_PRED2(contains, mistake_in("filter = 'all()'\nrun-wrapper = 's'"),
               "there is no wrapper script 's'");
  EXPECT_PRED2(contains, mistake_in("setup = 's'"), "it needs a 'filter' or a 'platform'");
  EXPECT_PRED2(contains, mistake_in("platform = {}\nsetup = 's'"), "it needs a 'filter'");
}

}  // namespace
}  // namespace reuse_build
