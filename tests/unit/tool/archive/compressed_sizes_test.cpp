// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/compressed_sizes.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "archive/noise.hpp"
#include "archive/tar_builder.hpp"
#include "support/interrupted.hpp"
#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

constexpr std::uint64_t size = 1'000'000;

class CompressedSizesTest : public testing::Test {
 protected:
  CompressedSizes sizes_of(const std::vector<std::string>& frames) {
    scratch_.write("x.tar.zst", seekable_frames(frames));
    return CompressedSizes(ArchiveFile(scratch_ / "x.tar.zst"));
  }
  ScratchDirectory scratch_;
};

TEST_F(CompressedSizesTest, TellWhatTakesTheSpace) {
  const CompressedSizes sizes = sizes_of({noise(size) + std::string(size, 'x')});
  EXPECT_NEAR(sizes.of(0, 0, size), 1e6, 15e4);
  EXPECT_LT(sizes.of(0, size, size), 15e4);
  EXPECT_NEAR(sizes.of(0, size / 4, size / 2), 5e5, 5e4);
}

TEST_F(CompressedSizesTest, AddUpToTheFrames) {
  const CompressedSizes sizes = sizes_of({noise(size), std::string(size, 'x'), noise(10)});
  const auto frames = static_cast<double>(std::filesystem::file_size(scratch_ / "x.tar.zst"));
  const double sum = sizes.of(0, 0, size) + sizes.of(1, 0, size) + sizes.of(2, 0, 10);
  EXPECT_NEAR(sum, frames, 120);  // the headers and checksums of frames, the seek table
  EXPECT_DOUBLE_EQ(sizes.of(0, 0, 2 * size + 10), sum);
}

TEST_F(CompressedSizesTest, AreNothingWhereThereIsNothing) {
  const CompressedSizes sizes = sizes_of({"", "text"});
  EXPECT_EQ(sizes.of(1, 0, 0), 0);
  EXPECT_EQ(sizes.of(1, 100, 100), 0);
  EXPECT_EQ(sizes.of(7, 0, 100), 0);
}

// Three sizes that are all wrong must not lead out of the frame.
TEST_F(CompressedSizesTest, DoNotTrustBlockHeaders) {
  std::string bytes = seekable_frames({noise(1000)});
  for (std::size_t at = 4; at < 20; ++at) {
    std::string damaged = bytes;
    damaged.replace(at, 3, "\xfe\xff\xff");
    scratch_.write("x.tar.zst", damaged);
    const CompressedSizes sizes(ArchiveFile(scratch_ / "x.tar.zst"));
    EXPECT_GE(sizes.of(0, 0, 1000), 0);
  }
}

// Raw blocks without content take three zeros each, so a sparse file is enough for any number.
TEST_F(CompressedSizesTest, LookAtNoMoreThanFourMillionBlocks) {
  constexpr std::uint64_t most_blocks = std::uint64_t{1} << 22U;
  const std::uint64_t frame_size = 6 * most_blocks;
  const std::uint64_t content_size = 256 * most_blocks;
  const std::string header("\x28\xb5\x2f\xfd\x00\x58", 6);  // no checksum, a window of 2 MiB
  const std::filesystem::path file = scratch_.write("x.tar.zst", header);
  std::filesystem::resize_file(file, frame_size);
  std::ofstream(file, std::ios::app) << seek_table({{0, frame_size, content_size}});
  const CompressedSizes sizes{ArchiveFile(file)};
  EXPECT_EQ(sizes.of(0, 0, content_size), 3.0 * most_blocks);
  expect_stops_when_interrupted([&] { (void)CompressedSizes(ArchiveFile(file)); });
}

}  // namespace
}  // namespace reuse_build
