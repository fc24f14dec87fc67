// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/sources.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>

#include "support/process.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;
using Mode = SourceSelection::Mode;
using Names = std::vector<std::string>;

class Sources : public testing::Test {
 protected:
  Sources() : workspace_(sample_workspace(scratch_ / "w", scratch_ / "w/target")) {
    for (const char* file :
         {"Cargo.toml", "Cargo.lock", "crates/app/Cargo.toml", "crates/app/src/lib.rs"}) {
      scratch_.write("w/" + std::string(file), "");
    }
  }

  // The bundled paths, relative to the workspace; "/" behind empty directories.
  [[nodiscard]] Names bundled(const SourceSelection& source) const {
    const std::string prefix = "target/reuse-build/workspace/";
    Names names;
    for (const ContentFile& file : bundled_sources(workspace_, source)) {
      EXPECT_EQ(file.member.rfind(prefix, 0), 0U) << file.member;
      names.push_back(file.member.substr(prefix.size()) + (file.is_directory ? "/" : ""));
    }
    return names;
  }
  [[nodiscard]] std::string warnings(const SourceSelection& source) const {
    testing::internal::CaptureStderr();
    (void)bundled(source);
    return testing::internal::GetCapturedStderr();
  }
  void link(const std::string& to, const std::string& path) const {
    fs::create_symlink(to, scratch_ / ("w/" + path));
  }

  ScratchDirectory scratch_;
  Workspace workspace_;
};

// With a real git, which does not read the user's configuration.
class TrackedSources : public Sources {
 protected:
  void SetUp() override {
    if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no git";
  }
  void git(const std::string& directory, Names arguments) const {
    arguments.insert(arguments.begin(), {"git", "-c", "user.name=n", "-c", "user.email=e", "-c",
                                         "protocol.file.allow=always"});
    ProcessSpec spec;
    spec.arguments = std::move(arguments);
    spec.environment = {"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1"};
    spec.directory = scratch_ / directory;
    (void)capture_stdout(spec);
  }
  void commit_all(const std::string& directory) const {
    git(directory, {"init", "-q"});
    git(directory, {"add", "-A"});
    git(directory, {"commit", "-q", "-m", "all"});
  }
};

const SourceSelection tracked = {Mode::tracked, {}};
const SourceSelection manifests = {Mode::manifests, {}};

TEST_F(Sources, AreNoneUnlessAskedFor) {
  EXPECT_EQ(bundled({}), Names{});
}

TEST_F(Sources, HaveTheManifestsOfTheWorkspaceAndItsLocalPackages) {
  for (const char* file : {"rust-toolchain.toml", ".cargo/config.toml", ".config/nextest.toml",
                           ".config/reuse-build.toml", "README.md"}) {
    scratch_.write("w/" + std::string(file), "");
  }
  const auto add_package = [this](const std::string& id, const fs::path& manifest) {
    Package package;
    package.id = id;
    package.manifest_path = manifest;
    workspace_.packages.emplace(id, package);
  };
  add_package("path+file:///w/tools/dep#0.1.0", scratch_ / "w/tools/dep/Cargo.toml");
  add_package("path+file:///elsewhere#0.1.0", scratch_ / "elsewhere/Cargo.toml");
  add_package("registry+https://example.com#v@1.0.0", scratch_ / "w/vendor/v/Cargo.toml");
  EXPECT_EQ(bundled(manifests),
            (Names{".cargo/config.toml", ".config/nextest.toml", ".config/reuse-build.toml",
                   "Cargo.lock", "Cargo.toml", "crates/app/Cargo.toml", "rust-toolchain.toml",
                   "tools/dep/Cargo.toml"}));
}

TEST_F(Sources, MatchGlobsBesideTheManifests) {
  for (const char* file : {"data/x", "data/deep/y", "target/data/z", ".git/data/HEAD", "other"}) {
    scratch_.write("w/" + std::string(file), "");
  }
  EXPECT_EQ(bundled({Mode::globs, {"data/**", "**/lib.rs"}}),
            (Names{"Cargo.lock", "Cargo.toml", "crates/app/Cargo.toml", "crates/app/src/lib.rs",
                   "data/deep/y", "data/x"}));
}

TEST_F(TrackedSources, HaveWhatGitTracks) {
  scratch_.write("w/.gitignore", "ignored\n");
  scratch_.write("w/deleted", "");
  commit_all("w");
  scratch_.write("w/ignored", "");
  scratch_.write("w/untracked", "");
  scratch_.write("w/staged", "");
  git("w", {"add", "staged"});
  fs::remove(scratch_ / "w/deleted");
  EXPECT_EQ(bundled(tracked), (Names{".gitignore", "Cargo.lock", "Cargo.toml",
                                     "crates/app/Cargo.toml", "crates/app/src/lib.rs", "staged"}));
  EXPECT_EQ(warnings(tracked), "");
}

TEST_F(TrackedSources, HaveWhatGitTracksBelowTheWorkspaceAlone) {
  scratch_.write("above", "");
  commit_all(".");
  EXPECT_EQ(bundled(tracked),
            (Names{"Cargo.lock", "Cargo.toml", "crates/app/Cargo.toml", "crates/app/src/lib.rs"}));
}

TEST_F(TrackedSources, HaveTheFilesOfSubmodules) {
  scratch_.write("other/inner", "");
  commit_all("other");
  commit_all("w");
  git("w", {"submodule", "--quiet", "add", (scratch_ / "other").string(), "third"});
  EXPECT_EQ(bundled(tracked),
            (Names{".gitmodules", "Cargo.lock", "Cargo.toml", "crates/app/Cargo.toml",
                   "crates/app/src/lib.rs", "third/inner"}));
  git("w", {"commit", "-q", "-m", "submodule"});
  git("w", {"submodule", "--quiet", "deinit", "--force", "third"});
  EXPECT_PRED2(contains, warnings(tracked), "third' is a submodule without its files");
}

TEST_F(TrackedSources, FollowLinksToWhatIsTracked) {
  scratch_.write("w/data/deep/x", "");
  link("data/deep/x", "file");
  link("../../data", "crates/app/data");
  link(".", "data/self");
  commit_all("w");
  EXPECT_EQ(bundled(tracked),
            (Names{"Cargo.lock", "Cargo.toml", "crates/app/Cargo.toml", "crates/app/data/deep/x",
                   "crates/app/src/lib.rs", "data/deep/x", "data/self/deep/x", "file"}));
}

TEST_F(TrackedSources, DoNotFollowLinksToAnythingElse) {
  scratch_.write("secret", "");
  scratch_.write("w/.gitignore", "ignored\n");
  scratch_.write("w/ignored", "");
  link("../secret", "outside");
  link("ignored", "to-ignored");
  link("nowhere", "dangling");
  commit_all("w");
  EXPECT_EQ(bundled(tracked), (Names{".gitignore", "Cargo.lock", "Cargo.toml",
                                     "crates/app/Cargo.toml", "crates/app/src/lib.rs"}));
  const std::string said = warnings(tracked);
  EXPECT_PRED2(contains, said, "outside' leads to what git does not track");
  EXPECT_PRED2(contains, said, "to-ignored' leads to what git does not track");
  EXPECT_PRED2(contains, said, "dangling' leads nowhere");
}

TEST_F(TrackedSources, LeaveOutWhatIsNoFileAnyMore) {
  commit_all("w");
  fs::remove(scratch_ / "w/Cargo.lock");
  ASSERT_EQ(::mkfifo((scratch_ / "w/Cargo.lock").c_str(), 0600), 0);
  EXPECT_PRED2(contains, warnings(tracked), "Cargo.lock' is no regular file");
  EXPECT_EQ(bundled(tracked),
            (Names{"Cargo.toml", "crates/app/Cargo.toml", "crates/app/src/lib.rs"}));
}

TEST_F(TrackedSources, AreAnErrorWhenThereAreNone) {
  git("w", {"init", "-q"});
  const Error error = thrown_error([this] { (void)bundled(tracked); });
  EXPECT_PRED2(contains, error.message(), "git tracks no file of");
}

TEST_F(TrackedSources, NameAWorkspaceThatGitDoesNotKnow) {
  const Error error = thrown_error([this] { (void)bundled(tracked); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_PRED2(contains, error.message(), "'" + (scratch_ / "w").string() + "'");
  EXPECT_PRED2(contains, error.message(), "not a git repository");
  EXPECT_PRED2(contains, error.hint(), "manifests");
}

TEST_F(Sources, HaveADirectoryForEveryMember) {
  const std::vector<ContentFile> directories = member_directories(workspace_);
  ASSERT_EQ(directories.size(), 1U);
  EXPECT_EQ(directories[0].member, "target/reuse-build/workspace/crates/app");
  EXPECT_TRUE(directories[0].is_directory);
}

TEST_F(Sources, WarnOnceOfMembersOutsideOfTheWorkspace) {
  Package package;
  package.id = "outside";
  package.name = "far";
  package.manifest_path = scratch_ / "far/Cargo.toml";
  workspace_.packages.emplace(package.id, package);
  workspace_.members.push_back(package.id);
  testing::internal::CaptureStderr();
  EXPECT_EQ(member_directories(workspace_).size(), 1U);
  EXPECT_PRED2(contains, testing::internal::GetCapturedStderr(), "the sources of far lie outside");
}

}  // namespace
}  // namespace reuse_build
