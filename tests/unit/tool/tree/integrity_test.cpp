// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/integrity.hpp"

#include <gtest/gtest.h>

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
  void check(OtherFiles other_files = OtherFiles::refused) {
    require_as_in_manifest(read_, manifest_, wanted_, other_files);
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
  EXPECT_NO_THROW(check(OtherFiles::allowed));
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
