// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/seek_table.hpp"

#include <gtest/gtest.h>

#include "archive/tar_builder.hpp"
#include "support/file.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

class SeekTable : public testing::Test {
 protected:
  std::vector<Frame> read(const std::string& bytes) {
    const std::filesystem::path file = scratch_.write("f.zst", bytes);
    const Fd fd = open_for_reading(file, ExitCode::setup_error);
    return read_seek_table(fd.get(), file);
  }
  std::string refusal(const std::string& bytes) {
    return thrown_error([&] { (void)read(bytes); }).message();
  }

  ScratchDirectory scratch_;
};

TEST_F(SeekTable, GivesBackTheFrames) {
  const std::vector<Frame> frames = read(seekable_frames({"one", "", "three"}));
  ASSERT_EQ(frames.size(), 3U);
  EXPECT_EQ(frames[0].offset, 0U);
  EXPECT_EQ(frames[0].compressed_size, zstd_frame("one").size());
  EXPECT_EQ(frames[1].offset, frames[0].compressed_size);
  EXPECT_EQ(frames[1].size, 0U);
  EXPECT_EQ(frames[2].size, 5U);
}

// The format of zstd's contrib/seekable_format: a skippable frame of the type E, entries of two
// little-endian numbers, the number of frames, a descriptor, a magic number.
TEST_F(SeekTable, IsWhatOtherProgramsRead) {
  EXPECT_EQ(seek_table({{0, 0x0102, 0x030405}}), std::string("\x5e\x2a\x4d\x18\x11\0\0\0"
                                                             "\x02\x01\0\0\x05\x04\x03\0"
                                                             "\x01\0\0\0\0\xb1\xea\x92\x8f",
                                                             25));
}

TEST_F(SeekTable, MayHaveChecksums) {
  const std::string frame = zstd_frame("one");
  const std::string table = std::string("\x5e\x2a\x4d\x18\x15\0\0\0", 8) +
                            static_cast<char>(frame.size()) +
                            std::string("\0\0\0\x03\0\0\0sums\x01\0\0\0\x80\xb1\xea\x92\x8f", 20);
  const std::vector<Frame> frames = read(frame + table);
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_EQ(frames[0].size, 3U);
}

TEST_F(SeekTable, IsNotThereInOtherFiles) {
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read("short").empty());
  EXPECT_TRUE(read(zstd_frame("one")).empty());
  // Its last bytes alone, as the end of a frame may look by chance.
  EXPECT_TRUE(read("something" + seek_table({{0, 9, 9}}).substr(16)).empty());
}

TEST_F(SeekTable, MustFillTheFile) {
  const std::string frame = zstd_frame("one");
  for (const std::uint64_t size : {frame.size() - 1, frame.size() + 1, std::size_t{0}}) {
    EXPECT_PRED2(contains, refusal(frame + seek_table({{0, size, 3}})), "does not fit the file");
  }
  EXPECT_PRED2(contains, refusal("x" + seekable_frames({"one"})), "does not fit the file");
  EXPECT_PRED2(contains, refusal(frame + seek_table({})), "does not fit the file");
}

TEST_F(SeekTable, MustHaveTheSizeThatItsHeadSays) {
  std::string bytes = seekable_frames({"one"});
  bytes[zstd_frame("one").size() + 4] ^= 1;
  EXPECT_PRED2(contains, refusal(bytes), "has a wrong size");
}

TEST_F(SeekTable, WithBitsThatMeanNothingYetIsNone) {
  for (const unsigned bit : {0U, 1U, 2U, 6U}) {
    std::string bytes = seekable_frames({"one"});
    bytes[bytes.size() - 5] = static_cast<char>(1U << bit);
    EXPECT_TRUE(read(bytes).empty()) << bit;
  }
}

TEST_F(SeekTable, WithAnAbsurdNumberOfFramesIsNone) {
  std::string bytes = seekable_frames({"one"});
  bytes[bytes.size() - 6] = '\x7f';
  EXPECT_TRUE(read(bytes).empty());
}

}  // namespace
}  // namespace reuse_build
