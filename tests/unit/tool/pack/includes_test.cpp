// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/includes.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "pack/sample_include.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// In the workspace w, built into w/target by way of b.
class Includes : public testing::Test {
 protected:
  Includes()
      : build_(sample_build(scratch_ / "w/target")),
        workspace_(sample_workspace(scratch_ / "w", scratch_ / "w/target")) {
    build_.build_directory = scratch_ / "b";
  }

  [[nodiscard]] ContentRequest request(const std::vector<ArchiveInclude>& includes) const {
    return {build_,
            workspace_,
            settings_,
            includes,
            [](const std::string& filter) { return filter == "none" ? Names{} : Names{filter}; },
            [](const std::string& platform) { return platform == "here"; }};
  }
  // The members that an include makes, "/" behind empty directories.
  [[nodiscard]] Names members(const ArchiveInclude& include) const {
    Names names;
    for (const ContentFile& file : files(include)) {
      names.push_back(file.member + (file.is_directory ? "/" : ""));
    }
    return names;
  }
  [[nodiscard]] std::vector<ContentFile> files(const ArchiveInclude& include) const {
    const ContentRequest all = request({include});
    std::vector<ContentFile> result;
    for (const FoundInclude& found : find_includes(all)) {
      for (ContentFile& file : included_files(found, all, Excludes(exclude_))) {
        result.push_back(std::move(file));
      }
    }
    return result;
  }
  [[nodiscard]] std::string warnings(const ArchiveInclude& include) const {
    testing::internal::CaptureStderr();
    (void)files(include);
    return testing::internal::GetCapturedStderr();
  }

  ScratchDirectory scratch_;
  RustBuild build_;
  Workspace workspace_;
  ArchiveSettings settings_;
  Names exclude_;
};

ArchiveInclude to_depth(const std::string& path, Depth depth) {
  ArchiveInclude include = include_of(path);
  include.depth = depth;
  return include;
}

ArchiveInclude if_missing(const std::string& path, OnMissing on_missing) {
  ArchiveInclude include = include_of(path);
  include.on_missing = on_missing;
  return include;
}

TEST_F(Includes, StartFromTheDirectoryThatTheyName) {
  scratch_.write("w/target/x", "");
  scratch_.write("b/x", "");
  scratch_.write("w/x", "");
  scratch_.write("w/crates/app/x", "");
  scratch_.write("w/target/debug/x", "");
  const auto only = [this](IncludeRoot root, const std::string& package = "") {
    const std::vector<ContentFile> found = files(include_of("x", root, package));
    EXPECT_EQ(found.size(), 1U);
    return found.at(0);
  };
  EXPECT_EQ(only(IncludeRoot::target).member, "target/x");
  EXPECT_EQ(only(IncludeRoot::target).source, scratch_ / "w/target/x");
  EXPECT_EQ(only(IncludeRoot::build).member, "target/x");
  EXPECT_EQ(only(IncludeRoot::build).source, scratch_ / "b/x");
  EXPECT_EQ(only(IncludeRoot::profile).member, "target/debug/x");
  EXPECT_EQ(only(IncludeRoot::workspace).member, "target/reuse-build/workspace/x");
  EXPECT_EQ(only(IncludeRoot::package, "app").member, "target/reuse-build/workspace/crates/app/x");
}

TEST_F(Includes, TakeFromEachProfileDirectoryThatHasThem) {
  build_.base_output_directories = {"aarch64-unknown-linux-gnu/debug", "debug", "release"};
  scratch_.write("w/target/debug/x", "");
  scratch_.write("w/target/aarch64-unknown-linux-gnu/debug/x", "");
  EXPECT_EQ(members(include_of("x", IncludeRoot::profile)),
            (Names{"target/aarch64-unknown-linux-gnu/debug/x", "target/debug/x"}));
}

TEST_F(Includes, NameAPackageThatCannotBeIncluded) {
  const Error unknown =
      thrown_error([&] { (void)members(include_of("x", IncludeRoot::package, "lib")); });
  EXPECT_EQ(unknown.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, unknown.message(), "has no package 'lib'");
  workspace_.root = scratch_ / "elsewhere";
  const Error outside =
      thrown_error([&] { (void)members(include_of("x", IncludeRoot::package, "app")); });
  EXPECT_PRED2(contains, outside.message(), "lies outside of the workspace's directory");
}

// The rules and the numbers are nextest's, seen with version 0.9.143.
TEST_F(Includes, TakeDirectoriesToTheirDepth) {
  for (const char* file : {"1", "a/2", "a/b/3"})
    scratch_.write("w/target/d/" + std::string(file), "");
  EXPECT_EQ(members(to_depth("d", 1)), Names{"target/d/1"});
  EXPECT_PRED2(contains, warnings(to_depth("d", 1)),
               "d/a' is left out: it lies deeper than depth 1");
  EXPECT_EQ(members(to_depth("d", 2)), (Names{"target/d/1", "target/d/a/2"}));
  EXPECT_PRED2(contains, warnings(to_depth("d", 2)), "d/a/b' is left out");
  const Names all = {"target/d/1", "target/d/a/2", "target/d/a/b/3"};
  EXPECT_EQ(members(to_depth("d", 3)), all);
  EXPECT_EQ(members(to_depth("d", infinite_depth)), all);
  EXPECT_EQ(warnings(to_depth("d", 3)), "");
}

TEST_F(Includes, TakeAFileButNoDirectoryAtDepthZero) {
  scratch_.write("w/target/d/x", "");
  EXPECT_EQ(members(to_depth("d/x", 0)), Names{"target/d/x"});
  EXPECT_EQ(members(to_depth("d", 0)), Names{});
  EXPECT_PRED2(contains, warnings(to_depth("d", 0)), "it is a directory, at depth 0");
}

TEST_F(Includes, FollowLinks) {
  scratch_.write("w/target/real/x", "");
  fs::create_symlink("real/x", scratch_ / "w/target/file");
  fs::create_directory_symlink("real", scratch_ / "w/target/directory");
  EXPECT_EQ(members(include_of("file")), Names{"target/file"});
  EXPECT_EQ(members(include_of("directory")), Names{"target/directory/x"});
}

TEST_F(Includes, SayWhatIsMissing) {
  EXPECT_PRED2(contains, warnings(if_missing("m", OnMissing::warn)),
               (scratch_ / "w/target/m").string() + "' does not exist");
  EXPECT_EQ(warnings(if_missing("m", OnMissing::ignore)), "");
  EXPECT_EQ(members(if_missing("m", OnMissing::ignore)), Names{});
}

TEST_F(Includes, NameAllThatMustNotBeMissingAtOnce) {
  const ContentRequest all =
      request({if_missing("first", OnMissing::error), if_missing("second", OnMissing::warn),
               if_missing("third", OnMissing::error)});
  testing::internal::CaptureStderr();
  const Error error = thrown_error([&] { (void)find_includes(all); });
  testing::internal::GetCapturedStderr();
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_EQ(error.message(), "cannot find 2 paths to include:\n'" +
                                 (scratch_ / "w/target/first").string() + "'\n'" +
                                 (scratch_ / "w/target/third").string() + "'");
}

TEST_F(Includes, AreForTheirPlatformAlone) {
  scratch_.write("w/target/x", "");
  ArchiveInclude include = include_of("x");
  include.platform = "here";
  EXPECT_EQ(members(include), Names{"target/x"});
  include.platform = "there";
  include.path = "missing";
  include.on_missing = OnMissing::error;
  EXPECT_EQ(members(include), Names{});
}

TEST_F(Includes, AreForTheTestsThatTheirFilterMatches) {
  scratch_.write("w/target/d/x", "");
  ArchiveInclude include = include_of("d");
  include.filter = "app::it";
  EXPECT_EQ(files(include).at(0).only_for, Names{"app::it"});
  include.filter = "none";
  EXPECT_EQ(members(include), Names{});
}

TEST_F(Includes, LeaveOutWhatIsExcluded) {
  for (const char* file : {"a", "b/c", "d/e"})
    scratch_.write("w/target/x/" + std::string(file), "");
  exclude_ = {"x/b", "x/**/e"};
  EXPECT_EQ(members(include_of("x")), (Names{"target/x/a", "target/x/d/"}));
  exclude_ = {"x"};
  EXPECT_EQ(members(include_of("x/b")), Names{});
}

TEST_F(Includes, LeaveOutOtherTestTrees) {
  scratch_.write("w/target/reuse-build/manifest.json", "");
  scratch_.write("w/target/x", "");
  EXPECT_EQ(members(include_of("")), Names{"target/x"});
  EXPECT_PRED2(contains, warnings(include_of("reuse-build/manifest.json")), "files of its own");
  EXPECT_EQ(members(include_of("reuse-build/manifest.json")), Names{});
}

TEST_F(Includes, OfTheWorkspaceHaveNothingOfCargoAndGit) {
  scratch_.write("w/target/x", "");
  scratch_.write("w/.git/HEAD", "");
  scratch_.write("w/crates/app/data", "");
  EXPECT_EQ(members(include_of("", IncludeRoot::workspace)),
            Names{"target/reuse-build/workspace/crates/app/data"});
  scratch_.write("w/target/y/.git/HEAD", "");
  EXPECT_EQ(members(include_of("y")), Names{"target/y/.git/HEAD"});
}

TEST_F(Includes, WarnOfWhatIsNoFile) {
  fs::create_directories(scratch_ / "w/target");
  ASSERT_EQ(::mkfifo((scratch_ / "w/target/pipe").c_str(), 0600), 0);
  EXPECT_PRED2(contains, warnings(include_of("pipe")), "pipe' is no regular file");
  EXPECT_EQ(members(include_of("pipe")), Names{});
}

}  // namespace
}  // namespace reuse_build
