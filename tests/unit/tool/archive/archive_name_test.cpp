// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/archive_name.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

TEST(ArchiveName, KeepsItsEnding) {
  EXPECT_EQ(debug_archive_of("/d/x.tar.zst"), "/d/x.debug.tar.zst");
  EXPECT_EQ(debug_archive_of("x.y.tar.gz"), "x.y.debug.tar.gz");
  EXPECT_EQ(debug_archive_of("x.zip"), "x.debug.zip");
  EXPECT_EQ(shard_file("/d.d/x.tar.xz", 2, 10), "/d.d/x.shard-2-of-10.tar.xz");
  EXPECT_EQ(debug_archive_of("d/x.tgz"), "d/x.debug.tgz");
  EXPECT_EQ(debug_archive_of("d/x/"), "d/x.debug");
  EXPECT_EQ(digest_file_of("x.tar.zst"), "x.tar.zst.sha256");
}

TEST(ArchiveName, TellsTheFormat) {
  EXPECT_EQ(format_of_name("x.tgz"), ArchiveFormat::tar_gz);
  EXPECT_EQ(format_of_name("x.zip"), ArchiveFormat::zip);
  EXPECT_EQ(format_of_name("x/"), ArchiveFormat::directory);
  EXPECT_EQ(format_of_name("x.tar"), std::nullopt);
  EXPECT_EQ(format_of_name(".zip"), std::nullopt);
}

}  // namespace
}  // namespace reuse_build
