// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/zstd_reader.hpp"

#include <gtest/gtest.h>

#include <array>

#include "archive/noise.hpp"
#include "archive/tar_builder.hpp"
#include "support/file.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

std::string read_all(ByteSource& source) {
  std::string bytes;
  std::array<char, 1000> buffer{};
  while (const std::size_t size = source.read(buffer.data(), buffer.size())) {
    bytes.append(buffer.data(), size);
  }
  return bytes;
}

std::string read_all(const std::filesystem::path& file, const std::vector<Frame>& frames = {}) {
  const Fd fd = open_for_reading(file, ExitCode::setup_error);
  ZstdReader reader(fd.get(), file, frames);
  return read_all(reader);
}

class Zstd : public testing::Test {
 protected:
  [[nodiscard]] std::string round_trip(std::string_view compressed) const {
    return read_all(scratch_.write("f.zst", compressed));
  }
  [[nodiscard]] Error failure(std::string_view compressed) const {
    return thrown_error([&] { (void)round_trip(compressed); });
  }

  ScratchDirectory scratch_;
};

TEST_F(Zstd, GivesBackWhatWasWritten) {
  for (const std::size_t size : {0U, 1U, 1000U, 1'000'000U}) {
    const std::string bytes = noise(size);
    EXPECT_TRUE(round_trip(zstd_frame(bytes)) == bytes) << size << " bytes";
  }
}

TEST_F(Zstd, DoesNotDependOnThePiecesWritten) {
  const std::string bytes = noise(100'000);
  std::string compressed;
  ZstdWriter writer({}, [&compressed](std::string_view piece) { compressed += piece; });
  for (std::size_t at = 0; at < bytes.size(); at += 777) {
    writer.write(std::string_view(bytes).substr(at, 777));
  }
  writer.end_frame();
  EXPECT_TRUE(round_trip(compressed) == bytes);
}

TEST_F(Zstd, WritesTheSameBytesWithAnyNumberOfWorkers) {
  const std::string bytes = noise(3'000'000);
  const auto compressed_by = [&bytes](int workers) {
    std::string compressed;
    ZstdOptions options;
    options.worker_count = workers;
    ZstdWriter writer(options, [&compressed](std::string_view piece) { compressed += piece; });
    writer.write(bytes);
    writer.end_frame();
    return compressed;
  };
  const std::string by_one = compressed_by(1);
  EXPECT_TRUE(compressed_by(2) == by_one);
  EXPECT_TRUE(compressed_by(4) == by_one);
}

TEST_F(Zstd, WritesAContentChecksum) {
  // RFC 8878, 3.1.1.1.1: bit 2 of the byte after the magic number.
  EXPECT_NE(static_cast<unsigned char>(zstd_frame("bytes")[4]) & 4U, 0U);
}

TEST_F(Zstd, ReadsFramesOneAfterTheOther) {
  EXPECT_EQ(round_trip(zstd_frame("one ") + zstd_frame("") + zstd_frame("two")), "one two");
}

TEST_F(Zstd, StaysAtTheEnd) {
  const std::filesystem::path file = scratch_.write("f.zst", zstd_frame("bytes"));
  const Fd fd = open_for_reading(file, ExitCode::setup_error);
  ZstdReader reader(fd.get(), file);
  EXPECT_EQ(read_all(reader), "bytes");
  EXPECT_EQ(read_all(reader), "");
}

TEST_F(Zstd, EndsNothingWhereNoFrameBegan) {
  std::string compressed;
  ZstdWriter writer({}, [&compressed](std::string_view piece) { compressed += piece; });
  writer.end_frame();
  EXPECT_EQ(compressed, "");
  EXPECT_TRUE(writer.frames().empty());
}

TEST_F(Zstd, KnowsWhereItsFramesLie) {
  std::string compressed;
  ZstdWriter writer({}, [&compressed](std::string_view piece) { compressed += piece; });
  writer.write_small_frame("small");
  writer.write(noise(300'000));
  EXPECT_EQ(writer.frame_size(), 300'000U);
  writer.write_small_frame("last");
  ASSERT_EQ(writer.frames().size(), 3U);
  const std::filesystem::path file = scratch_.write("f.zst", compressed);
  EXPECT_EQ(read_all(file, {writer.frames()[0]}), "small");
  EXPECT_TRUE(read_all(file, {writer.frames()[1]}) == noise(300'000));
  EXPECT_EQ(read_all(file, {writer.frames()[2]}), "last");
  EXPECT_TRUE(read_all(file, writer.frames()) == "small" + noise(300'000) + "last");
  EXPECT_EQ(writer.frames()[2].offset + writer.frames()[2].compressed_size, compressed.size());
}

TEST_F(Zstd, RefusesFramesThatAreNotWhatTheirTableSays) {
  const std::filesystem::path file =
      scratch_.write("f.zst", zstd_frame("one") + zstd_frame("two and more"));
  const std::uint64_t first = zstd_frame("one").size();
  const std::uint64_t second = zstd_frame("two and more").size();
  EXPECT_EQ(read_all(file, {{0, first, 3}, {first, second, 12}}), "onetwo and more");
  const std::vector<std::vector<Frame>> wrong = {
      {{0, first, 4}},                              // larger
      {{0, first, 2}},                              // smaller
      {{0, first - 1, 3}},                          // cut off
      {{0, first + second, 15}},                    // two as one
      {{0, first, 3}, {first, second, 11}},         //
      {{0, first, 3}, {first, 0, 0}},               // one that is none
      {{1, first - 1, 3}},                          // from within
      {{0, first, 3}, {first + 1, second - 1, 12}}  // a gap
  };
  for (const std::vector<Frame>& frames : wrong) {
    EXPECT_THROW((void)read_all(file, frames), Error) << testing::PrintToString(frames.size());
  }
}

TEST_F(Zstd, RefusesSkippableFrames) {
  const std::string skippable("\x5a\x2a\x4d\x18\x02\0\0\0ab", 10);
  EXPECT_PRED2(contains, failure(zstd_frame("a") + skippable).message(), "skippable frame");
  EXPECT_PRED2(contains, failure(skippable + zstd_frame("a")).message(), "skippable frame");
}

TEST_F(Zstd, NoticesEveryTruncation) {
  const std::string compressed = zstd_frame("some bytes to compress");
  for (std::size_t size = 4; size < compressed.size(); ++size) {
    const Error error = failure(std::string_view(compressed).substr(0, size));
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), "it is truncated") << size;
    EXPECT_PRED2(contains, error.message(), (scratch_ / "f.zst").string());
    EXPECT_PRED2(contains, error.hint(), "again");
  }
}

TEST_F(Zstd, NoticesATruncationInTheSeekTable) {
  const std::string compressed = seekable_frames({"one", "two"});
  const std::size_t frames = zstd_frame("one").size() + zstd_frame("two").size();
  for (std::size_t size = frames + 1; size < compressed.size(); ++size) {
    const Error error = failure(std::string_view(compressed).substr(0, size));
    EXPECT_PRED2(contains, error.message(), "it is truncated") << size;
  }
}

TEST_F(Zstd, NoticesATruncationInALaterFrame) {
  const std::string second = zstd_frame("two");
  EXPECT_PRED2(contains, failure(zstd_frame("one") + second.substr(0, 6)).message(), "truncated");
}

TEST_F(Zstd, NoticesAFlippedBitWhereverItIs) {
  const std::string compressed = zstd_frame(noise(100));
  for (std::size_t at = 4; at < compressed.size(); ++at) {
    std::string damaged = compressed;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_THROW((void)round_trip(damaged), Error) << "byte " << at;
  }
}

TEST_F(Zstd, NoticesGarbageAfterTheLastFrame) {
  EXPECT_PRED2(contains, failure(zstd_frame("bytes") + "garbage").message(), "something else");
}

TEST_F(Zstd, SaysWhenAFileIsNoZstdFile) {
  for (const char* bytes : {"P", "PK\3\4", "a text that is longer than that"}) {
    const Error error = failure(bytes);
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), "it is not compressed with zstd");
  }
}

TEST_F(Zstd, RefusesLevelsThatThereAreNot) {
  ZstdOptions options;
  options.window_log = 1000;
  const Error error = thrown_error([&] { ZstdWriter(options, {}); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
}

}  // namespace
}  // namespace reuse_build
