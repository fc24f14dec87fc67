// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_tree.hpp"

#include <gtest/gtest.h>

#include "archive/tar_builder.hpp"
#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_archive.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

// Unpacks `archive_` into the directory "tree".
class UnpackTestTree : public testing::Test {
 protected:
  [[nodiscard]] TestTree unpack(const std::string& remap = {}) const {
    archive_.write(scratch_ / "x.tar.zst");
    fs::create_directory(scratch_ / "tree");
    return unpack_test_tree({scratch_ / "x.tar.zst", scratch_ / "tree", remap, {}, true});
  }
  [[nodiscard]] Error failure() const {
    Error error = thrown_error([&] { (void)unpack(); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), (scratch_ / "x.tar.zst").string());
    return error;
  }
  [[nodiscard]] bool exists(const std::string& path) const {
    return fs::exists(scratch_ / ("tree/" + path));
  }

  ScratchDirectory scratch_;
  SampleArchive archive_;
  ScopedVariable workspace_{"REUSE_BUILD_WORKSPACE", std::nullopt};
};

TEST_F(UnpackTestTree, KnowsTheSuites) {
  const TestTree tree = unpack();
  ASSERT_EQ(tree.suites.size(), 2U);
  EXPECT_EQ(tree.suites[0].binary.binary_id, "app");
  EXPECT_EQ(tree.suites[0].package_name, "app");
  EXPECT_EQ(tree.suites[0].record.binary.relative, "target/debug/deps/app-1");
  EXPECT_EQ(test_count(tree.suites), 3U);
  EXPECT_EQ(tree.driver(), scratch_ / "tree" / layout::driver(sample_triple));
}

TEST_F(UnpackTestTree, MakesATreeThatLoadsAgain) {
  const TestTree unpacked = unpack();
  const TestTree loaded = load_test_tree(scratch_ / "tree");
  EXPECT_EQ(loaded.driver(), unpacked.driver());
  EXPECT_EQ(loaded.workspace.root, archive_.workspace);
  ASSERT_EQ(loaded.suites.size(), 2U);
  EXPECT_EQ(loaded.suites[0].tests, unpacked.suites[0].tests);
}

TEST_F(UnpackTestTree, WritesCtestFiles) {
  (void)unpack();
  EXPECT_EQ(scratch_.read("tree/CTestTestfile.cmake"), "subdirs(target/reuse-build/ctest)\n");
  EXPECT_EQ(scratch_.read("tree/target/reuse-build/ctest/CTestTestfile.cmake"), "subdirs(0 1)\n");
  EXPECT_PRED2(contains, scratch_.read("tree/target/reuse-build/ctest/0/CTestTestfile.cmake"),
               "app/one");
}

TEST_F(UnpackTestTree, NeverKeepsAnArchivesOwnCtestFiles) {
  const std::string evil = "message(FATAL_ERROR evil)\n";
  for (const char* file : {"ctest/CTestTestfile.cmake", "ctest/0/CTestTestfile.cmake",
                           "ctest/7/CTestTestfile.cmake", "ctest/include.cmake"}) {
    archive_.other["target/reuse-build/" + std::string(file)] = evil;
  }
  (void)unpack();
  for (const std::string& entry : scratch_.entries()) {
    if (!entry.ends_with(".cmake")) continue;
    EXPECT_FALSE(contains(scratch_.read(entry), "evil")) << entry;
  }
  EXPECT_FALSE(exists("target/reuse-build/ctest/7"));
}

TEST_F(UnpackTestTree, LeavesOutARemapOfAnotherMachine) {
  archive_.other[layout::workspace_remap] = "/elsewhere\n";
  (void)unpack();
  EXPECT_FALSE(exists(layout::workspace_remap));
}

TEST_F(UnpackTestTree, ListsWhatWasNotListed) {
  archive_.listed = false;
  archive_.driver = "echo \"$@\" >> \"$0.log\"; printf 'later\\ttest\\n'\n";
  fs::create_directory(scratch_ / "workspace");
  const TestTree tree = unpack(scratch_ / "workspace");
  ASSERT_TRUE(tree.suites[1].tests);
  EXPECT_EQ(tree.suites[1].tests->at(0).name, "later");
  EXPECT_EQ(scratch_.read("tree/" + layout::names_file(1)), "later\ttest\n");
  const std::string log = scratch_.read("tree/" + layout::driver(sample_triple) + ".log");
  EXPECT_PRED2(contains, log,
               "list --workspace " + (scratch_ / "workspace").string() + " " +
                   (scratch_ / "tree" / layout::launch_record(1)).string());
}

TEST_F(UnpackTestTree, NotesWhyABinaryCouldNotBeListed) {
  archive_.listed = false;
  archive_.driver = "echo 'no such library' >&2; exit 104\n";
  const TestTree tree = unpack(scratch_.path());
  EXPECT_FALSE(tree.suites[0].tests);
  EXPECT_EQ(tree.suites[0].not_listed, "no such library\n");
  EXPECT_EQ(scratch_.read("tree/" + layout::not_listed_file(0)), "no such library\n");
  const Error error = thrown_error([&] { require_all_listed(tree.suites); });
  EXPECT_EQ(error.code(), ExitCode::test_list_failed);
  EXPECT_PRED2(contains, error.message(), "app: no such library");
  EXPECT_PRED2(contains, error.message(), "app::it: no such library");
}

TEST_F(UnpackTestTree, NotesHowADriverThatSaidNothingEnded) {
  archive_.listed = false;
  archive_.driver = "kill -KILL $$\n";
  EXPECT_PRED2(contains, unpack(scratch_.path()).suites[0].not_listed, "signal 9");
}

TEST_F(UnpackTestTree, SaysWhenAnArchiveIsNoneOfRustTests) {
  ArchiveWriter writer(scratch_ / "y.tar.zst", {});
  writer.add_bytes("target/file", "");
  writer.commit();
  fs::create_directory(scratch_ / "tree");
  const Error error = thrown_error([&] {
    unpack_test_tree({scratch_ / "y.tar.zst", scratch_ / "tree", {}, {}, true});
  });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "it is no archive of Rust tests");
}

TEST_F(UnpackTestTree, RefusesANewerManifest) {
  archive_.other[layout::manifest] = R"({"format-version": 97})";
  EXPECT_PRED2(contains, failure().message(), "97");
}

TEST_F(UnpackTestTree, RefusesADriverOutsideItsPlace) {
  for (const char* driver : {"../../../../bin", "a/b", "", "..", "/bin"}) {
    archive_.other[layout::manifest] =
        std::string(R"({"format-version": 1, "driver": ")") + driver + "\"}";
    EXPECT_PRED2(contains, failure().message(), std::string("names the driver '") + driver + "'");
    fs::remove_all(scratch_ / "tree");
  }
}

TEST_F(UnpackTestTree, NamesADriverThatIsNotInTheArchive) {
  archive_.other[layout::manifest] = R"({"format-version": 1, "driver": "other-triple"})";
  EXPECT_PRED2(contains, failure().message(), layout::driver("other-triple"));
}

TEST_F(UnpackTestTree, NamesADamagedLaunchRecord) {
  archive_.other[layout::launch_record(1)] = "x\n";
  EXPECT_PRED2(contains, failure().message(), layout::launch_record(1));
}

TEST_F(UnpackTestTree, NamesADamagedDocument) {
  archive_.other[layout::cargo_metadata] = "{";
  EXPECT_PRED2(contains, failure().message(), layout::cargo_metadata);
}

TEST_F(UnpackTestTree, NeedsTheWorkspaceForAnArchiveOfNextest) {
  archive_.ours = false;
  const Error error = failure();
  EXPECT_PRED2(contains, error.message(), archive_.workspace);
  EXPECT_PRED2(contains, error.hint(), "--workspace-remap");
}

TEST_F(UnpackTestTree, RefusesAnArchiveThatChangedMeanwhile) {
  archive_.write(scratch_ / "x.tar.zst");
  fs::create_directory(scratch_ / "tree");
  UnpackRequest request{scratch_ / "x.tar.zst", scratch_ / "tree", {}, std::string(64, '0'), false};
  const Error error = thrown_error([&] { unpack_test_tree(request); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "changed while it was read");
}

TEST_F(UnpackTestTree, RefusesLinksWhereTheToolReadsAndWrites) {
  fs::create_directory(scratch_ / "tree");
  for (const char* path :
       {"target/reuse-build", "target/reuse-build/launch/9", "target/nextest/x"}) {
    const fs::path archive = scratch_.write(
        "x.tar.zst", zstd_frame(TarBuilder().add_link(path, "elsewhere").end().bytes()));
    const Error error = thrown_error([&] {
      unpack_test_tree({archive, scratch_ / "tree", {}, {}, false});
    });
    EXPECT_PRED2(contains, error.message(), "it must not be a link") << path;
  }
}

class FindWorkspace : public testing::Test {
 protected:
  FindWorkspace() {
    tree_.root = scratch_ / "tree";
    tree_.workspace.root = scratch_ / "original";
  }
  ScratchDirectory scratch_;
  TestTree tree_;
  ScopedVariable workspace_{"REUSE_BUILD_WORKSPACE", std::nullopt};
};

TEST_F(FindWorkspace, TakesTheRemapWithLinksResolved) {
  fs::create_directory(scratch_ / "here");
  fs::create_symlink("here", scratch_ / "link");
  EXPECT_EQ(find_workspace(tree_, scratch_ / "link"), scratch_ / "here");
}

TEST_F(FindWorkspace, RefusesARemapThatIsNoDirectory) {
  scratch_.write("file", "");
  for (const char* name : {"file", "none"}) {
    const Error error = thrown_error([&] { find_workspace(tree_, scratch_ / name); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), (scratch_ / name).string());
    EXPECT_PRED2(contains, error.message(), "--workspace-remap");
    EXPECT_PRED2(contains, error.hint(), "Cargo.toml");
  }
}

TEST_F(FindWorkspace, TakesTheVariableWhereThereIsNoRemap) {
  fs::create_directories(tree_.workspace.root);
  fs::create_directories(scratch_ / "remap");
  fs::create_directories(scratch_ / "variable");
  const ScopedVariable variable("REUSE_BUILD_WORKSPACE", scratch_ / "variable");
  EXPECT_EQ(find_workspace(tree_, scratch_ / "remap"), scratch_ / "remap");
  EXPECT_EQ(find_workspace(tree_, {}), scratch_ / "variable");
}

TEST_F(FindWorkspace, RefusesAVariableThatNamesNoDirectory) {
  fs::create_directories(tree_.workspace.root);
  const ScopedVariable variable("REUSE_BUILD_WORKSPACE", scratch_ / "none");
  const Error error = thrown_error([&] { find_workspace(tree_, {}); });
  EXPECT_PRED2(contains, error.message(),
               (scratch_ / "none").string() + "' (from REUSE_BUILD_WORKSPACE)");
}

TEST_F(FindWorkspace, TakesBundledSourcesBeforeTheOriginalPath) {
  fs::create_directories(tree_.workspace.root);
  EXPECT_EQ(find_workspace(tree_, {}), scratch_ / "original");
  fs::create_directories(tree_.root / layout::bundled_workspace);
  EXPECT_EQ(find_workspace(tree_, {}), tree_.root / layout::bundled_workspace);
}

TEST_F(FindWorkspace, SaysWhatToDoWhenThereIsNone) {
  const Error error = thrown_error([&] { find_workspace(tree_, {}); });
  EXPECT_PRED2(contains, error.message(), tree_.workspace.root);
  EXPECT_PRED2(contains, error.hint(), "--workspace-remap DIR");
}

}  // namespace
}  // namespace reuse_build
