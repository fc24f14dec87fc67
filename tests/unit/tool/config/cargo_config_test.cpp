// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/cargo_config.hpp"

#include <gtest/gtest.h>

#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

// With CARGO_HOME in the scratch directory, so that nobody's own configuration is read.
class CargoConfig : public testing::Test {
 protected:
  [[nodiscard]] std::map<std::string, ConfiguredVariable> read(
      std::string_view directory, ConfigScope scope = ConfigScope::machine) const {
    return read_cargo_env(scratch_ / directory, scope).variables;
  }

  ScratchDirectory scratch_;
  ScopedVariable cargo_home_{"CARGO_HOME", scratch_ / "cargo-home"};
};

TEST_F(CargoConfig, IsEmptyWithoutFiles) {
  EXPECT_TRUE(read("w").empty());
}

TEST_F(CargoConfig, ReadsTextsAndTables) {
  scratch_.write("w/.cargo/config.toml",
                 "[build]\njobs = 1\n[env]\nA = \"plain\"\nB = { value = \"table\" }\n"
                 "C = { value = \"forced\", force = true }\n");
  const auto variables = read("w");
  ASSERT_EQ(variables.size(), 3U);
  EXPECT_EQ(variables.at("A").value, "plain");
  EXPECT_FALSE(variables.at("A").force);
  EXPECT_EQ(variables.at("B").value, "table");
  EXPECT_FALSE(variables.at("B").force);
  EXPECT_EQ(variables.at("C").value, "forced");
  EXPECT_TRUE(variables.at("C").force);
  EXPECT_FALSE(variables.at("C").is_path);
}

TEST_F(CargoConfig, TakesTheNearestFilePerVariable) {
  scratch_.write("w/.cargo/config.toml", "[env]\nA = \"near\"\n");
  scratch_.write(".cargo/config.toml", "[env]\nA = \"far\"\nB = \"far\"\n");
  scratch_.write("cargo-home/config.toml", "[env]\nB = \"home\"\nC = \"home\"\n");
  const auto variables = read("w");
  EXPECT_EQ(variables.at("A").value, "near");
  EXPECT_EQ(variables.at("B").value, "far");
  EXPECT_EQ(variables.at("C").value, "home");
}

TEST_F(CargoConfig, DoesNotReadWhatLiesDeeper) {
  scratch_.write("w/app/.cargo/config.toml", "[env]\nA = \"deeper\"\n");
  EXPECT_TRUE(read("w").empty());
}

TEST_F(CargoConfig, TakesTheFileWithoutExtensionFirst) {
  scratch_.write("w/.cargo/config", "[env]\nA = \"old name\"\n");
  scratch_.write("w/.cargo/config.toml", "[env]\nA = \"new name\"\n");
  EXPECT_EQ(read("w").at("A").value, "old name");
}

TEST_F(CargoConfig, MakesRelativePathsAbsoluteFromTheFilesPlace) {
  scratch_.write("w/.cargo/config.toml", "[env]\nA = { value = \"data/../x\", relative = true }\n");
  const auto variables = read("w");
  EXPECT_TRUE(variables.at("A").is_path);
  EXPECT_EQ(variables.at("A").value, scratch_ / "w/data/../x");
}

TEST_F(CargoConfig, NamesFileAndLineOfAMistake) {
  const auto file = scratch_.write("w/.cargo/config.toml", "[env]\nA = \"a\"\nB = = 1\n");
  const Error error = thrown_error([&] { (void)read("w"); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "'" + file.string() + "': line 3: ");
}

TEST_F(CargoConfig, TakesTheUsersHomeWithoutCargoHome) {
  const ScopedVariable home("HOME", scratch_ / "home");
  scratch_.write("home/.cargo/config.toml", "[env]\nA = \"home\"\n");
  for (const std::optional<std::string>& none : {std::optional<std::string>(), {std::string()}}) {
    const ScopedVariable cargo_home("CARGO_HOME", none);
    EXPECT_EQ(read("w").at("A").value, "home") << (none ? "empty" : "unset");
  }
}

TEST_F(CargoConfig, OfTheProjectIsThatOfItsDirectoryAlone) {
  scratch_.write("cargo-home/config.toml", "[env]\nHOME_TOKEN = \"secret\"\n");
  scratch_.write(".cargo/config.toml", "[env]\nABOVE = \"a\"\n");
  scratch_.write("w/.cargo/config.toml", "[env]\nOWN = \"o\"\n");
  const auto variables = read("w", ConfigScope::project);
  EXPECT_EQ(variables.size(), 1U);
  EXPECT_EQ(variables.at("OWN").value, "o");
}

TEST_F(CargoConfig, OfTheCommandLineCountsMost) {
  scratch_.write("w/.cargo/config.toml", "[env]\nA = \"file\"\nB = \"file\"\n");
  const auto variables =
      read_cargo_env(scratch_ / "w", ConfigScope::project,
                     {"env.A = { value = \"x\", relative = true }", "net.offline = true"})
          .variables;
  EXPECT_EQ(variables.at("A").value, std::filesystem::current_path() / "x");
  EXPECT_EQ(variables.at("B").value, "file");
}

TEST(EffectiveVariables, LeaveWhatIsSetUnlessForced) {
  const ScopedVariable set("REUSE_BUILD_TEST_SET", "before");
  const CargoEnvironment environment{{{"REUSE_BUILD_TEST_NEW", {"new", false, false}},
                                      {"REUSE_BUILD_TEST_SET", {"after", false, false}}},
                                     "/w"};
  EXPECT_EQ(effective_variables(environment), std::vector<std::string>{"REUSE_BUILD_TEST_NEW=new"});
  const CargoEnvironment forced{{{"REUSE_BUILD_TEST_SET", {"after", true, false}}}, "/w"};
  EXPECT_EQ(effective_variables(forced), std::vector<std::string>{"REUSE_BUILD_TEST_SET=after"});
}

}  // namespace
}  // namespace reuse_build
