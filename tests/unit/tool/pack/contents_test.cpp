// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/contents.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "pack/sample_include.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// A build of nothing, in a scratch directory, with the OUT_DIR t/debug/build/app-1/out.
class ArchiveContents : public testing::Test {
 protected:
  ArchiveContents() {
    build_.target_directory = scratch_ / "t";
    build_.build_directory = scratch_ / "t";
  }

  void add_out_dir() {
    fs::create_directories(scratch_ / "t/debug/build/app-1/out");
    build_.out_dirs[sample_package_id] = "debug/build/app-1/out";
  }
  void write_generated(const std::string& path) {
    scratch_.write("t/debug/build/app-1/out/" + path, "");
  }

  [[nodiscard]] Names members() const {
    Names names;
    for (const ContentFile& file : archive_contents(build_)) names.push_back(file.member);
    return names;
  }
  // The members below the OUT_DIR, relative to it.
  [[nodiscard]] Names generated() const {
    Names names = members();
    const std::string prefix = "target/debug/build/app-1/out/";
    for (std::string& name : names) {
      EXPECT_EQ(name.rfind(prefix, 0), 0U) << name;
      name.erase(0, prefix.size());
    }
    return names;
  }
  // What is said on stderr while the files are collected.
  [[nodiscard]] std::string warnings() const {
    testing::internal::CaptureStderr();
    (void)archive_contents(build_);
    return testing::internal::GetCapturedStderr();
  }

  ScratchDirectory scratch_;
  RustBuild build_;
};

TEST_F(ArchiveContents, HasNextestsOrder) {
  build_ = sample_build(scratch_ / "t");
  build_.host.libdir = scratch_ / "r";
  scratch_.write("r/libstd-0123.so", "");
  write_generated("a.rs");
  write_generated("lib/libz.a");
  EXPECT_EQ(members(),
            (Names{"target/debug/deps/app-1", "target/debug/deps/it-2", "target/debug/libapp.so",
                   "target/debug/my-tool", "target/debug/plain",
                   "target/debug/build/app-1/out/a.rs", "target/debug/build/app-1/out/lib/libz.a",
                   "target/nextest/libdirs/host/libstd-0123.so"}));
}

TEST_F(ArchiveContents, TakesFilesFromWhereCargoPutThem) {
  build_.build_directory = scratch_ / "b";
  build_.binaries = {sample_binary("app", "lib", scratch_ / "b/debug/deps/app-1")};
  build_.non_test_binaries[sample_package_id] = {{"tool", "bin-exe", "debug/tool", "target"}};
  build_.out_dirs[sample_package_id] = "debug/build/app-1/out";
  scratch_.write("b/debug/build/app-1/out/a.rs", "");
  const std::vector<ContentFile> files = archive_contents(build_);
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files[0].member, "target/debug/deps/app-1");
  EXPECT_EQ(files[0].source, scratch_ / "b/debug/deps/app-1");
  EXPECT_EQ(files[1].source, scratch_ / "t/debug/tool");
  EXPECT_EQ(files[2].member, "target/debug/build/app-1/out/a.rs");
  EXPECT_EQ(files[2].source, scratch_ / "b/debug/build/app-1/out/a.rs");
}

TEST_F(ArchiveContents, TakesAnOutDirAtFullDepthSorted) {
  add_out_dir();
  for (const char* file : {"z", "a/b/c/d/e/f", "a/b/2", "a/10"}) write_generated(file);
  EXPECT_EQ(generated(), (Names{"a/10", "a/b/2", "a/b/c/d/e/f", "z"}));
}

TEST_F(ArchiveContents, TakesEmptyDirectories) {
  add_out_dir();
  EXPECT_EQ(members(), Names{"target/debug/build/app-1/out"});
  EXPECT_TRUE(archive_contents(build_).at(0).is_directory);
  write_generated("a/file");
  fs::create_directories(scratch_ / "t/debug/build/app-1/out/b/empty");
  EXPECT_EQ(generated(), (Names{"a/file", "b/empty"}));
}

TEST_F(ArchiveContents, NamesAnOutDirThatIsNotThere) {
  build_.out_dirs[sample_package_id] = "debug/build/app-1/out";
  const Error error = thrown_error([&] { (void)members(); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_PRED2(contains, error.message(), (scratch_ / "t/debug/build/app-1/out").string());
  EXPECT_PRED2(contains, error.hint(), "OUT_DIR");
}

TEST_F(ArchiveContents, FollowsLinksToFilesAndDirectories) {
  add_out_dir();
  scratch_.write("elsewhere/file", "");
  scratch_.write("elsewhere/d/inside", "");
  fs::create_symlink(scratch_ / "elsewhere/file", scratch_ / "t/debug/build/app-1/out/link");
  fs::create_symlink(scratch_ / "elsewhere/d", scratch_ / "t/debug/build/app-1/out/dir");
  EXPECT_EQ(generated(), (Names{"dir/inside", "link"}));
}

TEST_F(ArchiveContents, DoesNotFollowLinksInACircle) {
  add_out_dir();
  write_generated("a/file");
  fs::create_directory_symlink("..", scratch_ / "t/debug/build/app-1/out/a/up");
  fs::create_directory_symlink(".", scratch_ / "t/debug/build/app-1/out/self");
  EXPECT_EQ(generated(), Names{"a/file"});
}

TEST_F(ArchiveContents, WarnsAboutLinksThatLeadNowhereAndPipes) {
  add_out_dir();
  fs::create_symlink("nothing", scratch_ / "t/debug/build/app-1/out/dangling");
  EXPECT_PRED2(contains, warnings(), "out/dangling' is no regular file and is left out");
  EXPECT_EQ(members(), Names{"target/debug/build/app-1/out"});
}

TEST_F(ArchiveContents, WarnsAboutNamesThatAreNotUtf8) {
  add_out_dir();
  write_generated("\xff");
  write_generated("ä");
  EXPECT_PRED2(contains, warnings(), "has a name that is not UTF-8 and is left out");
  EXPECT_EQ(generated(), Names{"ä"});
}

TEST_F(ArchiveContents, TakesLinkedPathsOneLevelDeep) {
  build_.linked_paths = {"debug/build/sys-1/out/lib"};
  scratch_.write("t/debug/build/sys-1/out/lib/libz.so", "");
  scratch_.write("t/debug/build/sys-1/out/lib/deeper/libz.so", "");
  EXPECT_EQ(members(), Names{"target/debug/build/sys-1/out/lib/libz.so"});
}

TEST_F(ArchiveContents, WarnsAboutALinkedPathThatIsNotThere) {
  build_.linked_paths = {"debug/build/sys-1/out/lib"};
  EXPECT_PRED2(contains, warnings(), (scratch_ / "t/debug/build/sys-1/out/lib").string());
  EXPECT_EQ(members(), Names{});
}

TEST_F(ArchiveContents, TakesOnlyTheSharedLibstd) {
  build_.host.libdir = scratch_ / "host";
  build_.target = Platform{"t", scratch_ / "target", ""};
  for (const char* file : {"host/libstd-01.so", "host/libstd-01.rlib", "host/libtest-01.so",
                           "host/librustc_driver-01.so", "target/libstd-02.so"}) {
    scratch_.write(file, "");
  }
  EXPECT_EQ(members(), (Names{"target/nextest/libdirs/host/libstd-01.so",
                              "target/nextest/libdirs/target/0/libstd-02.so"}));
}

TEST_F(ArchiveContents, DoesWithoutALibdir) {
  build_.host.libdir = scratch_ / "none";
  EXPECT_EQ(members(), Names{});
}

TEST_F(ArchiveContents, FindsALibraryThatCargoLeftInTheBuildDirectory) {
  build_.build_directory = scratch_ / "b";
  build_.non_test_binaries[sample_package_id] = {{"d", "dylib", "debug/deps/libd.so", "target"}};
  scratch_.write("b/debug/deps/libd.so", "");
  const std::vector<ContentFile> files = archive_contents(build_);
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].member, "target/debug/deps/libd.so");
  EXPECT_EQ(files[0].source, scratch_ / "b/debug/deps/libd.so");
}

// A whole request, of the sample build in w/target and the workspace w with the member crates/app.
class RequestedContents : public testing::Test {
 protected:
  RequestedContents()
      : build_(sample_build(scratch_ / "w/target")),
        workspace_(sample_workspace(scratch_ / "w", scratch_ / "w/target")) {
    build_.linked_paths.clear();
    scratch_.write("w/crates/app/Cargo.toml", "");
    scratch_.write("w/target/debug/build/app-1/out/a/b.o", "");
    scratch_.write("w/target/debug/build/app-1/out/c", "");
  }

  [[nodiscard]] std::map<std::string, Names> only_for_by_member() const {
    std::map<std::string, Names> result;
    for (const ContentFile& file : files()) result[file.member] = file.only_for;
    return result;
  }
  [[nodiscard]] Names members() const {
    Names names;
    for (const ContentFile& file : files()) names.push_back(file.member);
    return names;
  }
  [[nodiscard]] std::vector<ContentFile> files() const {
    return archive_contents(
        ContentRequest{build_,
                       workspace_,
                       settings_,
                       includes_,
                       [](const std::string& filter) { return Names{"matching " + filter}; },
                       {}});
  }

  ScratchDirectory scratch_;
  RustBuild build_;
  Workspace workspace_;
  ArchiveSettings settings_;
  std::vector<ArchiveInclude> includes_;
};

TEST_F(RequestedContents, SayWhichTestsNeedThem) {
  const auto only_for = only_for_by_member();
  const Names of_package = {"app", "app::it"};
  EXPECT_EQ(only_for.at("target/debug/deps/app-1"), Names{"app"});
  EXPECT_EQ(only_for.at("target/debug/my-tool"), of_package);
  EXPECT_EQ(only_for.at("target/debug/libapp.so"), Names{});
  EXPECT_EQ(only_for.at("target/debug/build/app-1/out/a/b.o"), of_package);
}

TEST_F(RequestedContents, KeepAProgramWithoutTestsOfItsOwnForAll) {
  build_.binaries.pop_back();  // the integration test
  EXPECT_EQ(only_for_by_member().at("target/debug/my-tool"), Names{});
}

TEST_F(RequestedContents, LeaveOutWhatIsExcludedButNoTestBinary) {
  settings_.exclude = {"debug/{plain,deps/**}", "debug/build/**/*.o", "nextest/**"};
  EXPECT_EQ(members(), (Names{"target/debug/deps/app-1", "target/debug/deps/it-2",
                              "target/debug/libapp.so", "target/debug/my-tool",
                              "target/debug/build/app-1/out/a", "target/debug/build/app-1/out/c"}));
}

TEST_F(RequestedContents, TakeOutDirsAtTheDepthThatIsSet) {
  const auto has = [this](const std::string& path) {
    const Names found = members();
    return std::find(found.begin(), found.end(), "target/debug/build/app-1/out" + path) !=
           found.end();
  };
  settings_.out_dir_depth = 1;
  EXPECT_TRUE(has("/c"));
  EXPECT_FALSE(has("/a/b.o"));
  settings_.out_dir_depth = 0;
  EXPECT_TRUE(has(""));
  EXPECT_FALSE(has("/c"));
}

TEST_F(RequestedContents, HaveIncludesBeforeTheStandardLibraryAndSourcesLast) {
  build_ = RustBuild();
  build_.target_directory = scratch_ / "w/target";
  build_.host.libdir = scratch_ / "r";
  scratch_.write("r/libstd-0123.so", "");
  scratch_.write("w/target/x", "");
  includes_ = {include_of("x")};
  settings_.source = SourceSelection{SourceSelection::Mode::manifests, {}};
  EXPECT_EQ(members(), (Names{"target/x", "target/nextest/libdirs/host/libstd-0123.so",
                              "target/reuse-build/workspace/crates/app/Cargo.toml"}));
}

TEST_F(RequestedContents, AreNeededByAllWhenOneIncludeIs) {
  ArchiveInclude filtered = include_of("debug/my-tool");
  filtered.filter = "f";
  scratch_.write("w/target/debug/my-tool", "");
  includes_ = {filtered};
  EXPECT_EQ(only_for_by_member().at("target/debug/my-tool"),
            (Names{"app", "app::it", "matching f"}));
  includes_.push_back(include_of("debug/my-tool"));
  EXPECT_EQ(only_for_by_member().at("target/debug/my-tool"), Names{});
}

TEST_F(RequestedContents, GiveEveryMemberItsDirectoryInABundledWorkspace) {
  scratch_.write("w/data/x", "");
  includes_ = {include_of("data", IncludeRoot::workspace)};
  const std::vector<ContentFile> found = files();
  EXPECT_EQ(found.back().member, "target/reuse-build/workspace/crates/app");
  EXPECT_TRUE(found.back().is_directory);
  includes_.clear();
  EXPECT_EQ(members().back().find("workspace"), std::string::npos);
}

}  // namespace
}  // namespace reuse_build
