// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/zstd_stream.hpp"

#include <gtest/gtest.h>

#include "archive/tar_builder.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

std::string read_all(const std::filesystem::path& file) {
  ZstdReader reader(file);
  std::string bytes;
  for (std::string_view piece = reader.read(); !piece.empty(); piece = reader.read()) {
    bytes += piece;
  }
  return bytes;
}

// Bytes that do not compress to almost nothing.
std::string noise(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < size) {
    state = state * 1664525U + 1013904223U;  // a linear congruential generator
    bytes += static_cast<char>(state >> 24U);
  }
  return bytes;
}

class ZstdStream : public testing::Test {
 protected:
  [[nodiscard]] std::string round_trip(std::string_view compressed) const {
    return read_all(scratch_.write("f.zst", compressed));
  }
  [[nodiscard]] Error failure(std::string_view compressed) const {
    return thrown_error([&] { (void)round_trip(compressed); });
  }

  ScratchDirectory scratch_;
};

TEST_F(ZstdStream, GivesBackWhatWasWritten) {
  for (const std::size_t size : {0U, 1U, 1000U, 1'000'000U}) {
    const std::string bytes = noise(size);
    EXPECT_TRUE(round_trip(zstd_frame(bytes)) == bytes) << size << " bytes";
  }
}

TEST_F(ZstdStream, DoesNotDependOnThePiecesWritten) {
  const std::string bytes = noise(100'000);
  std::string compressed;
  ZstdWriter writer({}, [&compressed](std::string_view piece) { compressed += piece; });
  for (std::size_t at = 0; at < bytes.size(); at += 777) {
    writer.write(std::string_view(bytes).substr(at, 777));
  }
  writer.finish();
  EXPECT_TRUE(round_trip(compressed) == bytes);
}

TEST_F(ZstdStream, WritesTheSameBytesWithAnyNumberOfWorkers) {
  const std::string bytes = noise(3'000'000);
  const auto compressed_by = [&bytes](int workers) {
    std::string compressed;
    ZstdOptions options;
    options.worker_count = workers;
    ZstdWriter writer(options, [&compressed](std::string_view piece) { compressed += piece; });
    writer.write(bytes);
    writer.finish();
    return compressed;
  };
  const std::string by_one = compressed_by(1);
  EXPECT_TRUE(compressed_by(2) == by_one);
  EXPECT_TRUE(compressed_by(4) == by_one);
}

TEST_F(ZstdStream, WritesAContentChecksum) {
  // RFC 8878, 3.1.1.1.1: bit 2 of the byte after the magic number.
  EXPECT_NE(static_cast<unsigned char>(zstd_frame("bytes")[4]) & 4U, 0U);
}

TEST_F(ZstdStream, ReadsFramesOneAfterTheOther) {
  EXPECT_EQ(round_trip(zstd_frame("one ") + zstd_frame("") + zstd_frame("two")), "one two");
}

TEST_F(ZstdStream, StaysAtTheEnd) {
  ZstdReader reader(scratch_.write("f.zst", zstd_frame("bytes")));
  EXPECT_EQ(reader.read(), "bytes");
  EXPECT_EQ(reader.read(), "");
  EXPECT_EQ(reader.read(), "");
}

TEST_F(ZstdStream, NoticesEveryTruncation) {
  const std::string compressed = zstd_frame("some bytes to compress");
  for (std::size_t size = 4; size < compressed.size(); ++size) {
    const Error error = failure(std::string_view(compressed).substr(0, size));
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), "it is truncated") << size;
    EXPECT_PRED2(contains, error.message(), (scratch_ / "f.zst").string());
    EXPECT_PRED2(contains, error.hint(), "again");
  }
}

TEST_F(ZstdStream, NoticesATruncationInALaterFrame) {
  const std::string second = zstd_frame("two");
  EXPECT_PRED2(contains, failure(zstd_frame("one") + second.substr(0, 6)).message(), "truncated");
}

TEST_F(ZstdStream, NoticesAFlippedBitWhereverItIs) {
  const std::string compressed = zstd_frame(noise(100));
  for (std::size_t at = 4; at < compressed.size(); ++at) {
    std::string damaged = compressed;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_THROW((void)round_trip(damaged), Error) << "byte " << at;
  }
}

TEST_F(ZstdStream, NoticesGarbageAfterTheLastFrame) {
  EXPECT_THROW((void)round_trip(zstd_frame("bytes") + "garbage"), Error);
}

TEST_F(ZstdStream, SaysWhenAFileIsNoZstdFile) {
  for (const char* bytes : {"P", "PK\3\4", "a text that is longer than that"}) {
    const Error error = failure(bytes);
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), "it is not compressed with zstd");
    EXPECT_PRED2(contains, error.hint(), ".tar.zst");
  }
}

TEST_F(ZstdStream, SaysWhenAFileIsEmpty) {
  EXPECT_PRED2(contains, failure("").message(), "it is empty");
}

TEST_F(ZstdStream, NamesAFileThatIsNotThere) {
  const Error error = thrown_error([&] { ZstdReader(scratch_ / "none"); });
  EXPECT_PRED2(contains, error.message(), (scratch_ / "none").string());
}

TEST_F(ZstdStream, RefusesLevelsThatThereAreNot) {
  ZstdOptions options;
  options.window_log = 1000;
  const Error error = thrown_error([&] { ZstdWriter(options, {}); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
}

}  // namespace
}  // namespace reuse_build
