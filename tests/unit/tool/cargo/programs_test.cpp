// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/programs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "cargo/cargo.hpp"
#include "cargo/collect.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Names = std::vector<std::string>;

// A workspace, really built: "app" has a program and an integration test; "helper" has a program
// that needs a feature, and two that do not.
class Programs : public testing::Test {
 protected:
  void SetUp() override {
    if (std::system("cargo --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no cargo";
    scratch_.write("Cargo.toml",
                   "[workspace]\nmembers = [\"app\", \"helper\"]\nresolver = \"2\"\n");
    write_package("app", "");
    scratch_.write("app/src/main.rs", "fn main() {}\n");
    scratch_.write("app/tests/it.rs", "#[test]\nfn passes() {}\n");
    write_package("helper",
                  "[features]\nextra = []\n[[bin]]\nname = \"special\"\npath = \"special.rs\"\n"
                  "required-features = [\"extra\"]\n");
    scratch_.write("helper/special.rs", "fn main() {}\n");
    scratch_.write("helper/src/bin/one.rs", "fn main() {}\n");
    scratch_.write("helper/src/bin/two.rs", "fn main() {}\n");
    options_.manifest_path = scratch_ / "Cargo.toml";
    options_.target_dir = scratch_ / "target";
    options_.selection = {"--workspace", "--test", "it"};
    options_.resolution = {"--offline"};
    build();
  }

  void write_package(const std::string& name, const std::string& more) const {
    scratch_.write(
        name + "/Cargo.toml",
        "[package]\nname = \"" + name + "\"\nversion = \"0.1.0\"\nedition = \"2021\"\n" + more);
  }
  void build() {
    const Toolchain toolchain = find_toolchain(options_);
    workspace_ = run_cargo_metadata(options_, toolchain.host.triple);
    messages_ = run_cargo_test_no_run(options_);
    build_ = collect_build(messages_, workspace_, toolchain.host);
  }
  [[nodiscard]] Names missing(const ProgramSelection& selection) const {
    Names names;
    for (const Program& program : missing_programs(workspace_, build_, selection, options_)) {
      names.push_back(program.name);
    }
    return names;
  }
  void build_selected(const ProgramSelection& selection) {
    build_programs(missing_programs(workspace_, build_, selection, options_), build_, options_,
                   messages_);
    build_ = collect_build(messages_, workspace_, build_.host);
  }
  [[nodiscard]] Names built() const {
    Names paths;
    for (const auto& [package, files] : build_.non_test_binaries) {
      for (const NonTestBinary& file : files) paths.push_back(file.path);
    }
    return paths;
  }

  ScratchDirectory scratch_;
  CargoOptions options_;
  Workspace workspace_;
  CargoMessages messages_;
  RustBuild build_;
};

TEST_F(Programs, AreMissingWhereNoTestNeedsThem) {
  EXPECT_EQ(missing({}), Names{});
  EXPECT_EQ(missing({true, {}}), (Names{"one", "two"}));
  EXPECT_EQ(missing({false, {"one", "app"}}), Names{"one"});
  EXPECT_EQ(missing({false, {"special"}}), Names{"special"});
  options_.features = {"--all-features"};
  EXPECT_EQ(missing({true, {}}), (Names{"one", "special", "two"}));
}

TEST_F(Programs, HaveNamesThatMembersHave) {
  const Error error = thrown_error([this] { (void)missing({false, {"onee"}}); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "'onee'");
  EXPECT_PRED2(contains, error.hint(), "'one'");
}

TEST_F(Programs, AreBuiltBesideTheTestsAndTheirPrograms) {
  EXPECT_EQ(built(), Names{"debug/app"});
  const auto before = std::filesystem::last_write_time(scratch_ / "target/debug/app");
  build_selected({false, {"two"}});
  EXPECT_EQ(built(), (Names{"debug/app", "debug/two"}));
  EXPECT_TRUE(std::filesystem::exists(scratch_ / "target/debug/two"));
  EXPECT_FALSE(std::filesystem::exists(scratch_ / "target/debug/one"));
  EXPECT_EQ(std::filesystem::last_write_time(scratch_ / "target/debug/app"), before);
  EXPECT_EQ(missing({true, {}}), Names{"one"});
}

TEST_F(Programs, AreBuiltWithTheProfileOfTheTests) {
  options_.selection = {"--workspace", "--test", "it", "--release"};
  build();
  build_selected({true, {}});
  EXPECT_EQ(built(), (Names{"release/app", "release/one", "release/two"}));
}

TEST_F(Programs, SayWhenTheyDoNotBuild) {
  scratch_.write("helper/src/bin/one.rs", "fn main() { nonsense }\n");
  testing::internal::CaptureStderr();
  const Error error = thrown_error([this] { build_selected({false, {"one"}}); });
  testing::internal::GetCapturedStderr();
  EXPECT_EQ(error.code(), ExitCode::build_failed);
  EXPECT_PRED2(contains, error.message(), "`cargo build` failed with exit status 101");
}

TEST_F(Programs, RustcTellsTheirPlatform) {
  const std::vector<std::string> cfg = rustc_cfg(options_, build_.host.triple);
  EXPECT_NE(std::find(cfg.begin(), cfg.end(), R"(target_os="linux")"), cfg.end());
  EXPECT_NE(std::find(cfg.begin(), cfg.end(), "unix"), cfg.end());
}

}  // namespace
}  // namespace reuse_build
