// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/target_runner.hpp"

#include <gtest/gtest.h>

#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Words = std::vector<std::string>;

constexpr const char* triple = "x86_64-unknown-linux-gnu";

// With CARGO_HOME in the scratch directory, so that nobody's own configuration is read.
class TargetRunner : public testing::Test {
 protected:
  void configure(const std::string& text) const { scratch_.write("w/.cargo/config.toml", text); }

  [[nodiscard]] std::optional<ConfiguredRunner> runner(
      const Words& overrides = {}, ConfigScope scope = ConfigScope::machine) const {
    return configured_runner(read_cargo_config(scratch_ / "w", scope, overrides), triple,
                             [](const std::string&) {
                               return Words{"unix", "feature=\"x\""};
                             });
  }

  ScratchDirectory scratch_;
  ScopedVariable cargo_home_{"CARGO_HOME", scratch_ / "cargo-home"};
};

TEST_F(TargetRunner, IsNoneUnlessConfigured) {
  scratch_.write("w/file", "");
  EXPECT_FALSE(runner());
  configure("[target.other]\nrunner = \"qemu\"\n[target.'cfg(windows)']\nrunner = \"wine\"\n");
  EXPECT_FALSE(runner());
}

TEST_F(TargetRunner, IsATextOfWordsOrAList) {
  configure("[target.x86_64-unknown-linux-gnu]\nrunner = \" qemu  -L\\t/usr \"\n");
  EXPECT_EQ(runner(), (ConfiguredRunner{"qemu", {"-L", "/usr"}, false}));
  configure("[target.x86_64-unknown-linux-gnu]\nrunner = [\"qemu it\", \"a b\", \"\"]\n");
  EXPECT_EQ(runner(), (ConfiguredRunner{"qemu it", {"a b", ""}, false}));
}

TEST_F(TargetRunner, OfTheTripleCountsForMoreThanTheFirstMatchingExpression) {
  configure(
      "[target.'cfg(unix)']\nrunner = \"second\"\n[target.'cfg(all(unix))']\nrunner = \"first\"\n"
      "[target.'cfg(any())']\nrunner = \"never\"\n");
  EXPECT_EQ(runner()->program, "first");
  configure(
      "[target.'cfg(unix)']\nrunner = \"cfg\"\n[target.x86_64-unknown-linux-gnu]\nrunner = "
      "\"exact\"\n");
  EXPECT_EQ(runner()->program, "exact");
}

TEST_F(TargetRunner, OfTheNearestFileCounts) {
  scratch_.write(".cargo/config.toml", "[target.x86_64-unknown-linux-gnu]\nrunner = \"far\"\n");
  EXPECT_EQ(runner()->program, "far");
  EXPECT_FALSE(runner({}, ConfigScope::project));
  configure("[target.'cfg(unix)']\nrunner = \"near\"\n");
  EXPECT_EQ(runner()->program, "near");
}

TEST_F(TargetRunner, WithASlashStartsFromTheDirectoryOfDotCargo) {
  configure("[target.x86_64-unknown-linux-gnu]\nrunner = \"tools/../run -v\"\n");
  EXPECT_EQ(runner()->program, scratch_ / "w/run");
  configure("[target.x86_64-unknown-linux-gnu]\nrunner = \"/usr/bin/env\"\n");
  EXPECT_EQ(runner()->program, "/usr/bin/env");
}

TEST_F(TargetRunner, OfTheCommandLineCountsMostValuesBeforeFiles) {
  configure("[target.x86_64-unknown-linux-gnu]\nrunner = \"configured\"\n");
  const auto file = scratch_.write("other/sub/config.toml",
                                   "[target.x86_64-unknown-linux-gnu]\nrunner = \"./of-file\"\n");
  EXPECT_EQ(runner({file.string()}),
            (ConfiguredRunner{(scratch_ / "other/of-file").string(), {}, true}));
  const Words values = {file.string(), "target.x86_64-unknown-linux-gnu.runner = \"a/first\"",
                        "target.x86_64-unknown-linux-gnu.runner = \"second\""};
  EXPECT_EQ(runner(values),
            (ConfiguredRunner{std::filesystem::current_path() / "a/first", {}, true}));
}

TEST_F(TargetRunner, MustNameAProgram) {
  for (const char* value : {"\"\"", "\"  \"", "[]", "[\"\"]", "[1]", "true"}) {
    configure(std::string("[target.x86_64-unknown-linux-gnu]\nrunner = ") + value + "\n");
    const Error error = thrown_error([&] { (void)runner(); });
    EXPECT_EQ(error.code(), ExitCode::setup_error) << value;
    EXPECT_PRED2(contains, error.message(), "target.x86_64-unknown-linux-gnu.runner of '") << value;
    EXPECT_PRED2(contains, error.message(), "w/.cargo/config.toml'") << value;
  }
}

TEST_F(TargetRunner, IsReadForBothPlatforms) {
  configure(
      "[target.x86_64-unknown-linux-gnu]\nrunner = \"own\"\n[target.aarch64-unknown-linux-gnu]\n"
      "runner = \"qemu-aarch64\"\n");
  const PlatformRunners runners =
      read_runners(scratch_ / "w", ConfigScope::project, {}, {triple, "aarch64-unknown-linux-gnu"},
                   [](const std::string&) { return Words(); });
  EXPECT_EQ(runners.host->program, "own");
  EXPECT_EQ(runners.target->program, "qemu-aarch64");
  EXPECT_EQ(runners.workspace, scratch_ / "w");
}

}  // namespace
}  // namespace reuse_build
