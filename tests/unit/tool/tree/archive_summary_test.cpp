// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/archive_summary.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "archive/tar_builder.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_archive.hpp"

namespace reuse_build {
namespace {

class ArchiveSummary : public testing::Test {
 protected:
  ArchiveFile archive() {
    archive_.write(file_);
    return ArchiveFile(file_);
  }

  ScratchDirectory scratch_;
  std::filesystem::path file_ = scratch_ / "x.tar.zst";
  SampleArchive archive_;
};

TEST_F(ArchiveSummary, HasAllThatATreeHas) {
  const auto summary = read_summary(archive());
  ASSERT_TRUE(summary);
  EXPECT_TRUE(summary->root.empty());
  EXPECT_EQ(summary->workspace.root, archive_.workspace);
  EXPECT_EQ(summary->manifest.driver_triple, sample_triple);
  ASSERT_EQ(summary->suites.size(), 2U);
  EXPECT_EQ(summary->suites[0].tests->at(1), (launch::TestName{"two", "test", true}));
}

// Kilobytes are read, however large the contents: these cannot be read at all.
TEST_F(ArchiveSummary, DoesNotReadTheContents) {
  archive_.write(file_);
  std::string bytes = scratch_.read("x.tar.zst");
  const Frame contents = ArchiveFile(file_).frames().at(1);
  bytes.replace(contents.offset + 4, contents.compressed_size - 4, contents.compressed_size - 4,
                '\xff');
  scratch_.write("x.tar.zst", bytes);
  EXPECT_TRUE(read_summary(ArchiveFile(file_)));
}

TEST_F(ArchiveSummary, IsNoneInOtherArchives) {
  archive_.ours = false;
  EXPECT_FALSE(read_summary(archive()));
  archive_.ours = true;
  archive_.format = ArchiveFormat::tar_gz;
  EXPECT_FALSE(read_summary(archive()));
}

TEST_F(ArchiveSummary, IsRefusedInTheNameOfTheArchive) {
  archive_.other[layout::manifest] = R"({"format-version": 97})";
  const Error error = thrown_error([&] { (void)read_summary(archive()); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "cannot use the archive '" + file_.string() + "'");
  EXPECT_PRED2(contains, error.message(), "format version 97");
}

TEST_F(ArchiveSummary, ComesFromTheBeginningForArchivesOfNextest) {
  archive_.ours = false;
  const TestTree tree = read_metadata(archive());
  EXPECT_EQ(tree.workspace.root, archive_.workspace);
  ASSERT_EQ(tree.suites.size(), 2U);
  EXPECT_EQ(tree.suites[1].record.binary.relative, sample_integration_test);
  EXPECT_FALSE(tree.suites[1].tests);
}

TEST_F(ArchiveSummary, NamesADocumentThatIsMissing) {
  const auto file = scratch_.write(
      "y.tar.zst", zstd_frame(TarBuilder().add_file(layout::binaries_metadata).end().bytes()));
  const Error error = thrown_error([&] { (void)read_metadata(ArchiveFile(file)); });
  EXPECT_PRED2(contains, error.message(), file.string());
  EXPECT_PRED2(contains, error.message(), "it has no '" + layout::cargo_metadata + "'");
}

TEST_F(ArchiveSummary, HasTheManifestOfEveryFormat) {
  for (const ArchiveFormat format :
       {ArchiveFormat::tar_zst, ArchiveFormat::tar_xz, ArchiveFormat::zip}) {
    archive_.format = format;
    const auto manifest = read_manifest(archive());
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->driver_triple, sample_triple);
  }
  archive_.ours = false;
  EXPECT_FALSE(read_manifest(archive()));
}

// Each of three files has a frame of its own; the last two hold the summary and the tar file's end.
TEST_F(ArchiveSummary, KnowsWhichFramesHoldAFile) {
  const ArchiveFile file = archive();
  const Manifest manifest = read_manifest(file).value();
  const auto ranges = [&](const std::string& wanted) {
    std::string text;
    for (const FrameRange& range : frames_to_read(
             file, manifest,
             [&wanted](const ManifestFile& each) { return each.member.path == wanted; })) {
      text += fmt::format("{}+{} {}\n", range.first, range.count, range.until);
    }
    return text;
  };
  EXPECT_EQ(ranges("none"), "0+1 \n4+2 \n");
  EXPECT_EQ(ranges(sample_unit_tests), "0+1 \n1+1 " + sample_unit_tests + "\n4+2 \n");
}

TEST_F(ArchiveSummary, TakesAllFramesForAllFiles) {
  const ArchiveFile file = archive();
  std::size_t count = 0;
  for (const FrameRange& range : frames_to_read(file, *read_manifest(file), {})) {
    EXPECT_EQ(range.first, count);
    EXPECT_EQ(range.until, "");
    count += range.count;
  }
  EXPECT_EQ(count, file.frames().size());
}

TEST_F(ArchiveSummary, TakesNoFramesThatThereAreNot) {
  const ArchiveFile file = archive();
  Manifest manifest;
  for (const std::size_t frame : {std::size_t{3}, ~std::size_t{0}}) {
    manifest.files.push_back({{"target/x", 1, 0644, "", frame}});
  }
  for (const FrameRange& range : frames_to_read(file, manifest, {})) {
    EXPECT_LE(range.first + range.count, file.frames().size());
  }
}

}  // namespace
}  // namespace reuse_build
