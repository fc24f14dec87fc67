// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/unpack.hpp"

#include <gtest/gtest.h>

#include <fstream>

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
  [[nodiscard]] TestTree unpack(const std::string& remap = {},
                                const ChooseTests& choose = {}) const {
    archive_.write(scratch_ / "x.tar.zst");
    return unpack_file(scratch_ / "x.tar.zst", remap, choose);
  }
  [[nodiscard]] TestTree unpack_file(const fs::path& file, const std::string& remap = {},
                                     const ChooseTests& choose = {}, bool verify = false) const {
    fs::remove_all(scratch_ / "tree");
    fs::create_directory(scratch_ / "tree");
    return unpack_test_tree({ArchiveFile(file), scratch_ / "tree", remap, true, choose, verify});
  }
  [[nodiscard]] Error failure() const {
    Error error = thrown_error([&] { (void)unpack(); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), (scratch_ / "x.tar.zst").string());
    return error;
  }
  [[nodiscard]] static std::string manifest_in(const fs::path& file) {
    const ArchiveFile archive(file);
    const FrameRange summary{archive.frames().size() - 2, 2};
    return read_into_memory(archive, summary, 1'000'000).at(layout::manifest);
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
  const Error error = thrown_error([&] { (void)unpack_file(scratch_ / "y.tar.zst"); });
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
  const Error error = thrown_error([&] { (void)unpack(); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "the workspace '" + archive_.workspace);
  EXPECT_PRED2(contains, error.hint(), "--workspace-remap");
}

TEST_F(UnpackTestTree, RefusesAnArchiveThatChangedMeanwhile) {
  archive_.write(scratch_ / "x.tar.zst");
  const ArchiveFile archive(scratch_ / "x.tar.zst");
  fs::create_directory(scratch_ / "tree");
  std::ofstream(scratch_ / "x.tar.zst", std::ios::app) << "more";
  const Error error = thrown_error([&] { unpack_test_tree({archive, scratch_ / "tree"}); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "changed while it was read");
}

TEST_F(UnpackTestTree, RefusesLinksWhereTheToolReadsAndWrites) {
  for (const char* path :
       {"target/reuse-build", "target/reuse-build/launch/9", "target/nextest/x"}) {
    const fs::path archive = scratch_.write(
        "x.tar.zst", zstd_frame(TarBuilder().add_link(path, "elsewhere").end().bytes()));
    const Error error = thrown_error([&] { (void)unpack_file(archive); });
    EXPECT_PRED2(contains, error.message(), "it must not be a link") << path;
  }
}

// A full disk or a directory that cannot be written is not the archive's fault.
TEST_F(UnpackTestTree, SaysWhatTheMachineLacks) {
  archive_.listed = false;
  archive_.driver =
      "mkdir -p " + (scratch_ / "tree" / layout::root_ctest_file).string() + "; exit 1\n";
  const Error error = thrown_error([&] { (void)unpack(scratch_.path()); });
  EXPECT_PRED2(contains, error.message(), "cannot create '");
  EXPECT_FALSE(contains(error.message(), "cannot use the archive"));
  EXPECT_FALSE(contains(error.hint(), "archive again"));
}

TEST_F(UnpackTestTree, RefusesLinksThatTheManifestDoesNotName) {
  archive_.format = ArchiveFormat::directory;
  archive_.write(scratch_ / "d");
  fs::create_symlink("debug", scratch_ / "d/target/link");
  const Error error = thrown_error([&] { (void)unpack_file(scratch_ / "d"); });
  EXPECT_PRED2(contains, error.message(), "'target/link' is not in the manifest");
}

// ---- some tests only ----

// The tests of one suite.
ChooseTests only(std::size_t wanted) {
  return [wanted](const Workspace& /*workspace*/, TestSuites& suites) {
    for (std::size_t index = 0; index < suites.size(); ++index) {
      if (index != wanted) suites[index].chosen.emplace();
    }
  };
}

TEST_F(UnpackTestTree, WritesOnlyWhatTheChosenTestsNeed) {
  const TestTree tree = unpack({}, only(1));
  EXPECT_EQ(scratch_.read("tree/" + sample_integration_test), "integration test");
  EXPECT_FALSE(exists(sample_unit_tests));
  EXPECT_EQ(test_count(tree.suites), 1U);
  EXPECT_EQ(scratch_.read("tree/target/reuse-build/ctest/CTestTestfile.cmake"), "subdirs(1)\n");
  for (const ManifestFile& file : tree.manifest.files) {
    EXPECT_TRUE(exists(file.member.path)) << file.member.path;
  }
}

TEST_F(UnpackTestTree, DoesNotListWhatIsNotChosen) {
  archive_.listed = false;
  archive_.driver = "echo >> \"$0.log\"; printf 'later\\ttest\\n'\n";
  (void)unpack(scratch_.path(), only(0));
  EXPECT_EQ(scratch_.read("tree/" + layout::driver(sample_triple) + ".log"), "\n");
}

TEST_F(UnpackTestTree, WritesOnlyWhatTheChosenTestsNeedOfOtherFormatsToo) {
  archive_.format = ArchiveFormat::tar_gz;
  const TestTree tree = unpack({}, only(1));
  EXPECT_FALSE(exists(sample_unit_tests));
  EXPECT_EQ(test_count(tree.suites), 1U);
}

// ---- integrity ----

// In frames whose checksums are right.
TEST_F(UnpackTestTree, NamesAFileThatWasExchangedWhenItVerifies) {
  archive_.write(scratch_ / "x.tar.zst");
  archive_.other[layout::manifest] = manifest_in(scratch_ / "x.tar.zst");
  archive_.other[sample_unit_tests] = "UNIT TESTS";
  archive_.write(scratch_ / "y.tar.zst");
  EXPECT_NO_THROW((void)unpack_file(scratch_ / "y.tar.zst"));
  const Error error =
      thrown_error([&] { (void)unpack_file(scratch_ / "y.tar.zst", {}, {}, true); });
  EXPECT_PRED2(contains, error.message(), (scratch_ / "y.tar.zst").string());
  EXPECT_PRED2(contains, error.message(), "'" + sample_unit_tests + "' has other content");
}

TEST_F(UnpackTestTree, NamesAFileOfAnotherSizeInAnyCase) {
  archive_.write(scratch_ / "x.tar.zst");
  archive_.other[layout::manifest] = manifest_in(scratch_ / "x.tar.zst");
  archive_.other[sample_unit_tests] = "more unit tests";
  EXPECT_PRED2(contains, failure().message(),
               "'" + sample_unit_tests + "' has 15 bytes instead of 10");
}

}  // namespace
}  // namespace reuse_build
