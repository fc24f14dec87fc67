// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/dep_info.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

using Texts = std::set<std::string>;

// A workspace "w" in a scratch directory with the one package "app", built into "t".
class BuildInputs : public testing::Test {
 protected:
  BuildInputs() {
    workspace_.root = scratch_ / "w";
    Package package;
    package.id = "path+file:///w/app#0.1.0";
    package.manifest_path = scratch_.write("w/app/Cargo.toml", "");
    workspace_.packages.emplace(package.id, package);
    add_artifact("path+file:///w/app#0.1.0", "t/debug/deps/libapp-1.rlib");
  }

  void add_artifact(const std::string& package_id, const std::string& file) {
    Artifact artifact;
    artifact.package_id = package_id;
    artifact.filenames = {scratch_ / file};
    messages_.artifacts.push_back(artifact);
  }

  // The inputs, relative to the scratch directory.
  [[nodiscard]] Texts inputs() const {
    Texts result;
    for (const std::string& input : build_inputs(messages_, workspace_)) {
      const std::filesystem::path normal = std::filesystem::path(input).lexically_normal();
      result.insert(normal.lexically_relative(scratch_.path()).string());
    }
    return result;
  }

  ScratchDirectory scratch_;
  Workspace workspace_;
  CargoMessages messages_;
};

TEST_F(BuildInputs, AreManifestsConfigurationAndTargetDirectoriesThatExist) {
  for (const char* file :
       {"w/Cargo.toml", "w/Cargo.lock", "w/rust-toolchain.toml", "w/.cargo/config.toml",
        "w/app/build.rs", "w/app/src/lib.rs", "w/app/tests/it.rs", "w/app/README.md"}) {
    scratch_.write(file, "");
  }
  EXPECT_EQ(inputs(),
            (Texts{"w/Cargo.toml", "w/Cargo.lock", "w/rust-toolchain.toml", "w/.cargo/config.toml",
                   "w/app/Cargo.toml", "w/app/build.rs", "w/app/src", "w/app/tests"}));
}

TEST_F(BuildInputs, AreTheSourcesThatDepInfoNames) {
  scratch_.write("w/app/src/lib.rs", "");
  scratch_.write("w/app/data/a b.txt", "");
  const std::string absolute = scratch_.write("outside.rs", "").string();
  scratch_.write("t/debug/deps/app-1.d",
                 "/t/debug/deps/app-1.d: app/src/lib.rs app/data/a\\ b.txt " + absolute +
                     " app/src/gone.rs\n\napp/src/lib.rs:\napp/data/a\\ b.txt:\n"
                     "\n# env-dep:CARGO_PKG_NAME=app\n");
  EXPECT_EQ(inputs(), (Texts{"w/app/Cargo.toml", "w/app/src", "w/app/src/lib.rs",
                             "w/app/data/a b.txt", "outside.rs"}));
}

TEST_F(BuildInputs, AreFoundBesideAFileWithoutLib) {
  add_artifact("path+file:///w/app#0.1.0", "t/debug/deps/it-2");
  scratch_.write("w/app/tests/it.rs", "");
  scratch_.write("t/debug/deps/it-2.d", "t/debug/deps/it-2: app/tests/it.rs\n");
  EXPECT_EQ(inputs(), (Texts{"w/app/Cargo.toml", "w/app/tests", "w/app/tests/it.rs"}));
}

TEST_F(BuildInputs, LeaveOutWhatCameFromARegistry) {
  add_artifact("registry+https://github.com/rust-lang/crates.io-index#dep@1.0.0",
               "t/debug/deps/libdep-1.rlib");
  scratch_.write("registry/lib.rs", "");
  scratch_.write("t/debug/deps/dep-1.d", "x: " + (scratch_ / "registry/lib.rs").string() + "\n");
  EXPECT_EQ(inputs(), Texts{"w/app/Cargo.toml"});
}

TEST_F(BuildInputs, AreWhatABuildScriptAsksFor) {
  scratch_.write("w/app/tables/one.txt", "");
  scratch_.write("w/shared.txt", "");
  scratch_.write("t/debug/build/app-1/output",
                 "cargo::rerun-if-changed=tables\ncargo:rerun-if-changed=../shared.txt\n"
                 "cargo::rustc-env=A=b\ncargo::rerun-if-changed=gone\n");
  BuildScript script;
  script.package_id = "path+file:///w/app#0.1.0";
  script.out_dir = scratch_ / "t/debug/build/app-1/out";
  messages_.build_scripts.push_back(script);
  EXPECT_EQ(inputs(),
            (Texts{"w/app/Cargo.toml", "w/app/tables", "w/app/tables/one.txt", "w/shared.txt"}));
}

TEST_F(BuildInputs, AreTheWholePackageWhenItsBuildScriptDoesNotSay) {
  scratch_.write("w/app/native/one.c", "");
  scratch_.write("w/app/target/CACHEDIR.TAG", "");
  scratch_.write("w/app/.git/HEAD", "");
  scratch_.write("t/debug/build/app-1/output", "cargo::rustc-env=A=b\n");
  BuildScript script;
  script.package_id = "path+file:///w/app#0.1.0";
  script.out_dir = scratch_ / "t/debug/build/app-1/out";
  messages_.build_scripts.push_back(script);
  EXPECT_EQ(inputs(), (Texts{"w/app", "w/app/Cargo.toml", "w/app/native", "w/app/native/one.c"}));
}

TEST(DepfileText, NamesOutputAndInputs) {
  EXPECT_EQ(depfile_text("/o/a.tar.zst", {"/i/a", "/i/b"}),
            "/o/a.tar.zst: \\\n  /i/a \\\n  /i/b\n");
}

TEST(DepfileText, EscapesWhatMakeWouldTakeForItsOwn) {
  EXPECT_EQ(depfile_text("/o o", {"/a$b", "/c#d", "/e f"}),
            "/o\\ o: \\\n  /a$$b \\\n  /c\\#d \\\n  /e\\ f\n");
}

TEST(DepfileText, IsARuleWithoutInputsToo) {
  EXPECT_EQ(depfile_text("/o", {}), "/o:\n");
}

}  // namespace
}  // namespace reuse_build
