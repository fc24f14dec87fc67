// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/container.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "archive/extract.hpp"
#include "archive/writer.hpp"
#include "support/file.hpp"
#include "support/interrupted.hpp"
#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/sha256.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

struct Format {
  ArchiveFormat format;
  const char* file;
};

// Every format, both ways.
class Container : public testing::TestWithParam<Format> {
 protected:
  [[nodiscard]] fs::path file() const { return scratch_ / GetParam().file; }

  std::string write(const fs::path& to) const {
    ArchiveWriter writer(to, {}, GetParam().format);
    writer.add_bytes("target/metadata", "first");
    writer.begin_section(Section::contents, 100);
    writer.add_bytes("target/d/größe", std::string(300'000, 'x'), 0755);
    writer.add_bytes("target/" + std::string(150, 'n'), "");
    writer.add_directory("target/empty");
    writer.begin_section(Section::summary);
    writer.add_bytes("target/summary", "last");
    return writer.commit();
  }

  ScratchDirectory scratch_;
  ScopedVariable no_epoch_{"SOURCE_DATE_EPOCH", std::nullopt};
};

TEST_P(Container, GivesBackWhatWasWritten) {
  write(file());
  const ArchiveFile archive(file());
  EXPECT_EQ(archive.format(), GetParam().format);
  fs::create_directory(scratch_ / "out");
  ExtractOptions options;
  options.wants_digests = true;
  const ExtractSummary summary = extract_archive(archive, scratch_ / "out", options);
  EXPECT_EQ(summary.files.size(), 4U);
  EXPECT_EQ(summary.byte_count, 300'009U);
  EXPECT_EQ(summary.files.size(), 4U);
  EXPECT_EQ(scratch_.read("out/target/d/größe"), std::string(300'000, 'x'));
  EXPECT_EQ(fs::status(scratch_ / "out/target/d/größe").permissions(), fs::perms(0755));
  EXPECT_EQ(scratch_.read("out/target/summary"), "last");
  EXPECT_TRUE(fs::is_directory(scratch_ / "out/target/empty"));
  EXPECT_NO_THROW(archive.require_unchanged());
}

TEST_P(Container, IsTheSameInAnotherTimeZone) {
  if (GetParam().format == ArchiveFormat::directory) return;  // files have times of their own
  const ScopedVariable tokyo("TZ", "Asia/Tokyo");
  const std::string digest = write(scratch_ / "first");
  const ScopedVariable lima("TZ", "America/Lima");
  EXPECT_EQ(write(scratch_ / "second"), digest);
  Sha256 expected;
  expected.update(scratch_.read("first"));
  EXPECT_EQ(digest, expected.hex_digest());
}

TEST_P(Container, IsNotThereWithoutCommit) {
  {
    ArchiveWriter writer(file(), {}, GetParam().format);
    writer.add_bytes("target/a", "bytes");
  }
  EXPECT_TRUE(scratch_.entries().empty());
}

TEST_P(Container, SaysThatItIsTruncatedOrHowToGetItWhole) {
  if (GetParam().format == ArchiveFormat::directory) return;
  write(file());
  fs::resize_file(file(), fs::file_size(file()) * 2 / 3);
  const Error error = thrown_error([&] { check_archive(ArchiveFile(file()), {}); });
  if (GetParam().format != ArchiveFormat::zip) {
    EXPECT_PRED2(contains, error.message(), "it is truncated");
  }
  EXPECT_PRED2(contains, error.hint(), "copy or download it again");
}

TEST_P(Container, CanBeReadByTwoAtATime) {
  write(file());
  const ArchiveFile archive(file());
  const auto first = archive.read();
  const auto second = archive.read();
  std::vector<std::string> paths;
  for (;;) {
    const MemberHeader* one = first->next();
    const MemberHeader* other = second->next();
    ASSERT_EQ(one == nullptr, other == nullptr);
    if (one == nullptr) break;
    EXPECT_EQ(one->path, other->path);
    if (one->kind != MemberHeader::Kind::file) continue;
    EXPECT_TRUE(read_whole(*first, *one) == read_whole(*second, *other)) << one->path;
  }
}

TEST_P(Container, IsNotReadOnWhenInterrupted) {
  write(file());
  const ArchiveFile archive(file());
  expect_stops_when_interrupted([&] { (void)archive.read()->next(); });
}

INSTANTIATE_TEST_SUITE_P(Formats, Container,
                         testing::Values(Format{ArchiveFormat::tar_zst, "x.tar.zst"},
                                         Format{ArchiveFormat::tar_gz, "x.tar.gz"},
                                         Format{ArchiveFormat::tar_xz, "x.tar.xz"},
                                         Format{ArchiveFormat::zip, "x.zip"},
                                         Format{ArchiveFormat::directory, "x"}),
                         [](const auto& instance) {
                           std::string name = instance.param.file;
                           for (char& byte : name) byte = byte == '.' ? '_' : byte;
                           return name;
                         });

TEST(TarZst, HasAFrameForEachSection) {
  const ScratchDirectory scratch;
  ArchiveWriter writer(scratch / "x.tar.zst");
  writer.add_bytes("target/metadata", "first");
  writer.begin_section(Section::contents, 3'000'000);
  writer.add_bytes("target/a", std::string(1'000'000, 'a'));
  writer.add_bytes("target/b", std::string(2'000'000, 'b'));
  writer.begin_section(Section::summary);
  writer.add_bytes("target/summary", "last");
  EXPECT_EQ(writer.members()[0].frame, 0U);
  EXPECT_EQ(writer.members()[1].frame, 1U);
  EXPECT_EQ(writer.members()[2].frame, 1U);
  EXPECT_EQ(writer.members()[3].frame, 2U);
  writer.commit();
  const ArchiveFile archive(scratch / "x.tar.zst");
  ASSERT_EQ(archive.frames().size(), 4U);
  EXPECT_EQ(archive.frames()[3].size, 1024U);  // the end of the tar file alone
  EXPECT_EQ(read_into_memory(archive, {0, 1}, 1000).at("target/metadata"), "first");
  EXPECT_EQ(read_into_memory(archive, {2, 1}, 1000).at("target/summary"), "last");
  EXPECT_THROW((void)read_into_memory(archive, {1, 1}, 1000), Error);
}

TEST(TarZst, BeginsAFrameWithAMember) {
  constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
  const ScratchDirectory scratch;
  ArchiveWriter writer(scratch / "x.tar.zst");
  writer.begin_section(Section::contents, 1500 * mebibyte);
  const std::string content(250 * mebibyte, 'c');
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
    writer.add_bytes(std::string("target/") + name, content);
  }
  writer.commit();
  std::vector<std::size_t> frames;
  for (const Member& member : writer.members()) frames.push_back(member.frame);
  EXPECT_EQ(frames, (std::vector<std::size_t>{0, 0, 0, 1, 1, 1}));
}

// What is left of the member is not filled with zeros, which may be gigabytes.
TEST(AbandonedArchive, IsNotFinished) {
  for (const ArchiveFormat format :
       {ArchiveFormat::tar_zst, ArchiveFormat::tar_gz, ArchiveFormat::tar_xz, ArchiveFormat::zip}) {
    const ScratchDirectory scratch;
    Fd staged;
    {
      ArchiveWriter writer(scratch / "x", {}, format);
      const auto fail = [&](const ArchiveWriter::Sink& sink) {
        sink("some");
        staged = open_for_reading(scratch / *scratch.entries().begin(), ExitCode::setup_error);
        throw Error(ExitCode::archive_creation_failed, "the file shrank");
      };
      EXPECT_THROW(writer.add_produced("target/a", std::uint64_t{64} << 20U, 0644, fail), Error);
    }
    struct stat status = {};
    ASSERT_EQ(::fstat(staged.get(), &status), 0);
    EXPECT_LT(status.st_size, 10'000);
  }
}

TEST(DirectoryArchive, DoesNotTakeThePlaceOfAnything) {
  const ScratchDirectory scratch;
  scratch.write("x/mine", "mine");
  const Error error = thrown_error(
      [&] { const ArchiveWriter writer(scratch / "x/", {}, ArchiveFormat::directory); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_PRED2(contains, error.message(), "exists already");
  EXPECT_EQ(scratch.read("x/mine"), "mine");
}

TEST(ArchiveFileTest, MayBeRenamedAndRemovedWhileItIsRead) {
  const ScratchDirectory scratch;
  const ArchiveFile archive(scratch.write("x.tar.zst", "\x28\xb5\x2f\xfd"));
  fs::rename(scratch / "x.tar.zst", scratch / "y.tar.zst");
  fs::permissions(scratch / "y.tar.zst", fs::perms::owner_read);
  fs::create_hard_link(scratch / "y.tar.zst", scratch / "z.tar.zst");
  fs::remove(scratch / "y.tar.zst");
  EXPECT_NO_THROW(archive.require_unchanged());
}

TEST(ArchiveFileTest, NoticesThatTheFileChanged) {
  const ScratchDirectory scratch;
  ArchiveWriter writer(scratch / "x.tar.zst");
  writer.add_bytes("target/a", "bytes");
  writer.commit();
  const ArchiveFile archive(scratch / "x.tar.zst");
  fs::resize_file(scratch / "x.tar.zst", 10);
  EXPECT_PRED2(contains, thrown_error([&] { archive.require_unchanged(); }).message(), "changed");
}

}  // namespace
}  // namespace reuse_build
