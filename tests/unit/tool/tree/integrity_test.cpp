// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/integrity.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "archive/tar_builder.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/archive_summary.hpp"
#include "tree/sample_archive.hpp"

namespace reuse_build {
namespace {

// A manifest of the two files "target/a" and "target/b", and what was read of them.
class Differences : public testing::Test {
 protected:
  Differences() {
    manifest_.files = {{{"target/a", 3, 0644, "aa"}}, {{"target/b", 5, 0644, "bb"}}};
    read_.files = {
        {"target/a", {3, "aa"}}, {"target/b", {5, "bb"}}, {layout::manifest, {7, "whatever"}}};
  }
  void check(ReadFrom read_from = ReadFrom::archive) {
    require_as_in_manifest(read_, manifest_, wanted_, read_from);
  }
  std::string found() {
    const Error error = thrown_error([&] { check(); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    return error.message();
  }

  Manifest manifest_;
  ExtractSummary read_;
  std::function<bool(std::string_view)> wanted_;
};

TEST_F(Differences, AreNone) {
  EXPECT_NO_THROW(check());
}

TEST_F(Differences, AreAllNamedAtOnce) {
  read_.files.at("target/a").size = 4;
  read_.files.at("target/b").sha256 = "cc";
  read_.files["target/c"] = {};
  EXPECT_EQ(found(),
            "the files are not what the manifest says:\n'target/a' has 4 bytes instead of 3\n"
            "'target/b' has other content\n'target/c' is not in the manifest");
}

TEST_F(Differences, AreFilesThatAreMissing) {
  read_.files.erase("target/a");
  EXPECT_PRED2(contains, found(), "'target/a' is missing");
  wanted_ = [](std::string_view path) { return path != "target/a"; };
  EXPECT_NO_THROW(check());
}

TEST_F(Differences, AreNotFilesThatAreAllowed) {
  read_.files["target/c"] = {};
  EXPECT_NO_THROW(check(ReadFrom::tree));
}

TEST_F(Differences, AreSizesWhereNothingWasHashed) {
  for (auto& [path, file] : read_.files) file.sha256.clear();
  EXPECT_NO_THROW(check());
  read_.files.at("target/a").size = 4;
  EXPECT_PRED2(contains, found(), "'target/a' has 4 bytes instead of 3");
}

TEST_F(Differences, AreNotDebugSectionsThatWerePutBack) {
  manifest_.files[0].sha256_with_debug = "dd";
  read_.files.at("target/a") = {300, "dd"};
  EXPECT_NO_THROW(check());
}

TEST_F(Differences, AreNotKnownByAManifestWithoutFiles) {
  manifest_.files.clear();
  EXPECT_NO_THROW(check());
}

class Verify : public testing::Test {
 protected:
  VerifiedFiles verify() {
    archive_.write(file_);
    return verify_archive(ArchiveFile(file_), {});
  }
  // Exchanges a file after the manifest was written.
  void exchange() {
    archive_.write(file_);
    const ArchiveFile archive(file_);
    const FrameRange summary{archive.frames().size() - 2, 2};
    archive_.other = {{sample_unit_tests, "UNIT TESTS"}};
    archive_.other[layout::manifest] =
        read_into_memory(archive, summary, 1'000'000).at(layout::manifest);
  }
  ScratchDirectory scratch_;
  std::filesystem::path file_ = scratch_ / "x.tar.zst";
  SampleArchive archive_;
};

TEST_F(Verify, ReadsEveryFile) {
  const VerifiedFiles files = verify();
  EXPECT_TRUE(files.have_digests);
  EXPECT_EQ(files.count, read_manifest(ArchiveFile(file_))->files.size() + 1);
}

TEST_F(Verify, NamesAFileThatWasExchanged) {
  exchange();
  const Error error = thrown_error([&] { (void)verify(); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), file_.string());
  EXPECT_PRED2(contains, error.message(), "'" + sample_unit_tests + "' has other content");
}

TEST_F(Verify, NamesItInOtherFormatsToo) {
  exchange();
  for (const ArchiveFormat format :
       {ArchiveFormat::tar_gz, ArchiveFormat::tar_xz, ArchiveFormat::zip}) {
    archive_.format = format;
    EXPECT_PRED2(contains, thrown_error([&] { (void)verify(); }).message(),
                 "'" + sample_unit_tests + "' has other content");
  }
}

TEST_F(Verify, ChecksAnArchiveOfNextestByItsChecksums) {
  archive_.ours = false;
  const VerifiedFiles files = verify();
  EXPECT_FALSE(files.have_digests);
  EXPECT_EQ(files.count, 4U);
}

// Links are no files, but a manifest names all that an archive of ours holds.
TEST_F(Differences, AreLinks) {
  read_.links["target/l"] = {"a", false};
  EXPECT_PRED2(contains, found(), "'target/l' is not in the manifest");
  EXPECT_NO_THROW(check(ReadFrom::tree));
}

TEST_F(Differences, HaveAHint) {
  read_.files.erase("target/a");
  EXPECT_PRED2(contains, thrown_error([&] { check(); }).hint(), "download the archive again");
  EXPECT_EQ(thrown_error([&] { check(ReadFrom::tree); }).hint(), "extract it again");
}

TEST_F(Verify, SaysWhenThereIsNothingToCompareWith) {
  archive_.ours = false;
  for (const ArchiveFormat format : {ArchiveFormat::tar_gz, ArchiveFormat::zip}) {
    archive_.format = format;
    const Error error = thrown_error([&] { (void)verify(); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), file_.string());
    EXPECT_PRED2(contains, error.message(), "nothing to compare with");
  }
  ArchiveWriter writer(file_);
  writer.add_bytes("target/x", "no document of nextest's");
  writer.commit();
  EXPECT_PRED2(contains, thrown_error([&] { verify_archive(ArchiveFile(file_), {}); }).message(),
               "nothing to compare with");
}

// A tree of our archive.
class VerifyTree : public Verify {
 protected:
  VerifyTree() {
    archive_.format = ArchiveFormat::directory;
    archive_.write(scratch_ / "tree");
  }
  [[nodiscard]] VerifiedFiles verify_tree() const {
    return verify_archive(ArchiveFile(scratch_ / "tree"), {});
  }
};

TEST_F(VerifyTree, LeavesAloneWhatItsTestsWrote) {
  const std::size_t count = verify_tree().count;
  const std::filesystem::path directory = scratch_ / "tree/target/tmp";
  std::filesystem::create_directory(directory);
  std::filesystem::create_symlink("/tmp", directory / "link");
  ASSERT_EQ(::mkfifo((directory / "fifo").c_str(), 0600), 0);
  scratch_.write("tree/target/tmp/file", "text");
  const VerifiedFiles files = verify_tree();
  EXPECT_EQ(files.count, count);
  EXPECT_TRUE(files.have_digests);
}

TEST_F(VerifyTree, NamesAFileThatALinkTookThePlaceOf) {
  const std::filesystem::path file = scratch_ / "tree" / sample_unit_tests;
  std::filesystem::rename(file, file.string() + ".moved");
  std::filesystem::create_symlink("app-1.moved", file);
  const Error error = thrown_error([&] { (void)verify_tree(); });
  EXPECT_PRED2(contains, error.message(), "'" + sample_unit_tests + "' is missing");
  EXPECT_EQ(error.hint(), "extract it again");
}

TEST_F(VerifyTree, IsNoneWithoutAManifest) {
  std::filesystem::remove(scratch_ / "tree" / layout::manifest);
  EXPECT_PRED2(contains, thrown_error([&] { (void)verify_tree(); }).message(),
               "nothing to compare with");
}

TEST_F(Verify, HasLimits) {
  archive_.write(file_);
  ExtractLimits limits;
  limits.members = 3;
  EXPECT_PRED2(contains,
               thrown_error([&] { verify_archive(ArchiveFile(file_), limits); }).message(),
               "--max-members");
}

}  // namespace
}  // namespace reuse_build
