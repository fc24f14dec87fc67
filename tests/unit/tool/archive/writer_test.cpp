// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/writer.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "archive/extract.hpp"
#include "archive/read_ahead.hpp"
#include "archive/zstd_reader.hpp"
#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

class Writer : public testing::Test {
 protected:
  // Extracts what was written into the directory "out".
  void extract() const {
    fs::create_directory(scratch_ / "out");
    extract_archive(ArchiveFile(archive_), scratch_ / "out", {});
  }

  // The decompressed tar file.
  [[nodiscard]] std::string tar() const {
    const ArchiveFile archive(archive_);
    ReadAhead reader(std::make_unique<ZstdReader>(archive.fd(), archive_, archive.frames()));
    std::string bytes;
    for (std::string_view piece = reader.next(); !piece.empty(); piece = reader.next()) {
      bytes += piece;
    }
    return bytes;
  }

  ScratchDirectory scratch_;
  fs::path archive_ = scratch_ / "x.tar.zst";
  ScopedVariable no_epoch_{"SOURCE_DATE_EPOCH", std::nullopt};
};

TEST_F(Writer, WritesBytesAndFilesWithTheirModes) {
  const fs::path source = scratch_.write_script("source", "exit 0\n");
  ArchiveWriter writer(archive_);
  writer.add_bytes("target/text", "bytes");
  writer.add_bytes("target/script", "#!", 0755);
  writer.add_file("target/d/file", source);
  writer.commit();
  extract();
  EXPECT_EQ(scratch_.read("out/target/text"), "bytes");
  EXPECT_EQ(scratch_.read("out/target/d/file"), "#!/bin/sh\nexit 0\n");
  EXPECT_EQ(fs::status(scratch_ / "out/target/text").permissions(), fs::perms(0644));
  EXPECT_EQ(fs::status(scratch_ / "out/target/script").permissions(), fs::perms(0755));
  EXPECT_EQ(fs::status(scratch_ / "out/target/d/file").permissions(), fs::perms(0700));
}

TEST_F(Writer, KnowsItsMembersInOrderWithDigests) {
  ArchiveWriter writer(archive_);
  writer.add_bytes("target/b", "abc", 0600);
  writer.add_file("target/a", scratch_.write("empty", ""));
  ASSERT_EQ(writer.members().size(), 2U);
  EXPECT_EQ(writer.members()[0].path, "target/b");
  EXPECT_EQ(writer.members()[0].size, 3U);
  EXPECT_EQ(writer.members()[0].mode, 0600U);
  EXPECT_EQ(writer.members()[0].sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(writer.members()[1].path, "target/a");
  EXPECT_EQ(writer.members()[1].size, 0U);
  EXPECT_EQ(writer.members()[1].sha256,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_F(Writer, LetsTheFirstOfSeveralMembersWithOnePathWin) {
  ArchiveWriter writer(archive_);
  writer.add_bytes("target/a", "first");
  writer.add_bytes("target/a", "second");
  writer.add_file("target/a", scratch_.write("third", "third"));
  EXPECT_EQ(writer.members().size(), 1U);
  writer.commit();
  extract();
  EXPECT_EQ(scratch_.read("out/target/a"), "first");
}

TEST_F(Writer, WritesDirectories) {
  ArchiveWriter writer(archive_);
  writer.add_directory("target/empty");
  writer.add_directory("target/empty");
  writer.add_bytes("target/full/a", "bytes");
  writer.add_directory("target/full");
  EXPECT_EQ(writer.members().size(), 1U);
  writer.commit();
  extract();
  EXPECT_TRUE(fs::is_directory(scratch_ / "out/target/empty"));
  EXPECT_EQ(scratch_.read("out/target/full/a"), "bytes");
}

TEST_F(Writer, WritesNamesThatAHeaderHasNoRoomFor) {
  const std::string path = "target/" + std::string(90, 'd') + "/" + std::string(200, 'f');
  ArchiveWriter writer(archive_);
  writer.add_bytes(path, "bytes");
  writer.commit();
  extract();
  EXPECT_EQ(scratch_.read("out/" + path), "bytes");
}

TEST_F(Writer, WritesNamesThatAreNotAscii) {
  ArchiveWriter writer(archive_);
  writer.add_bytes("target/größe", "bytes");
  writer.commit();
  extract();
  EXPECT_EQ(scratch_.read("out/target/größe"), "bytes");
}

TEST_F(Writer, WritesNoPaxHeadersAndNoOwner) {
  ArchiveWriter writer(archive_);
  writer.add_bytes("target/" + std::string(200, 'f'), "bytes");
  writer.add_bytes("target/größe", "bytes");
  writer.commit();
  const std::string bytes = tar();
  for (std::size_t header = 0; header + 512 <= bytes.size(); header += 512) {
    if (bytes.compare(header + 257, 5, "ustar") != 0) continue;
    const char type = bytes[header + 156];
    ASSERT_TRUE(type == '0' || type == 'L') << type;
    const std::string owner_and_group = bytes.substr(header + 108, 16);
    EXPECT_EQ(owner_and_group.find_first_not_of(std::string_view("0 \0", 3)), std::string::npos);
    EXPECT_TRUE(type == 'L' || bytes[header + 265] == '\0') << "the owner has a name";
  }
}

TEST_F(Writer, EndsTheTarFileWithoutPadding) {
  ArchiveWriter writer(archive_);
  writer.add_bytes("target/a", "bytes");
  writer.commit();
  EXPECT_EQ(tar().size(), 4U * 512);  // header, data, two blocks of zeros
}

TEST_F(Writer, WritesTheSameBytesWithAnyNumberOfWorkers) {
  std::string content;
  for (int number = 0; number < 200'000; ++number) content += std::to_string(number * 7919);
  const auto bytes_by = [&](int workers) {
    ZstdOptions options;
    options.worker_count = workers;
    ArchiveWriter writer(archive_, options);
    writer.add_bytes("target/a", content);
    writer.add_bytes("target/b", content);
    writer.commit();
    return scratch_.read("x.tar.zst");
  };
  const std::string by_one = bytes_by(1);
  EXPECT_TRUE(bytes_by(2) == by_one);
  EXPECT_TRUE(bytes_by(4) == by_one);
}

TEST_F(Writer, DoesNotRecordTheTimeOfAFile) {
  const auto bytes_with_age = [&](std::chrono::hours age) {
    const fs::path source = scratch_.write("source", "bytes");
    fs::last_write_time(source, fs::file_time_type::clock::now() - age);
    ArchiveWriter writer(archive_);
    writer.add_file("target/a", source);
    writer.commit();
    return scratch_.read("x.tar.zst");
  };
  EXPECT_EQ(bytes_with_age(std::chrono::hours(0)), bytes_with_age(std::chrono::hours(1000)));
}

TEST_F(Writer, TakesItsTimeFromSourceDateEpoch) {
  const ScopedVariable epoch("SOURCE_DATE_EPOCH", "1000000000");
  ArchiveWriter writer(archive_);
  writer.add_bytes("target/a", "bytes");
  writer.commit();
  EXPECT_EQ(tar().substr(136, 11), "07346545000");  // octal
}

TEST_F(Writer, RefusesASourceDateEpochThatIsNoNumber) {
  for (const char* value : {"", "yesterday", "12x", "99999999999999999999"}) {
    const ScopedVariable epoch("SOURCE_DATE_EPOCH", value);
    const Error error = thrown_error([&] {
      ArchiveWriter writer(archive_);
      writer.add_bytes("target/a", "bytes");
    });
    EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
    EXPECT_PRED2(contains, error.message(), "SOURCE_DATE_EPOCH");
  }
  EXPECT_EQ(scratch_.entries(), Names{});
}

TEST_F(Writer, LeavesWhatWasThereWithoutCommit) {
  scratch_.write("x.tar.zst", "old");
  {
    ArchiveWriter writer(archive_);
    writer.add_bytes("target/a", "bytes");
  }
  EXPECT_EQ(scratch_.read("x.tar.zst"), "old");
  EXPECT_EQ(scratch_.entries(), Names{"x.tar.zst"});
}

TEST_F(Writer, NamesASourceThatIsNotThere) {
  ArchiveWriter writer(archive_);
  const Error error = thrown_error([&] { writer.add_file("target/a", scratch_ / "none"); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_PRED2(contains, error.message(), (scratch_ / "none").string());
}

TEST_F(Writer, NamesADirectoryThatIsNotThere) {
  const Error error = thrown_error([&] { ArchiveWriter(scratch_ / "none/x.tar.zst"); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_PRED2(contains, error.message(), (scratch_ / "none/x.tar.zst").string());
}

}  // namespace
}  // namespace reuse_build
