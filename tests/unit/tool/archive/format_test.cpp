// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/format.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

TEST(Format, ToWriteIsToldByTheName) {
  EXPECT_EQ(format_to_write("auto", "a/b.tar.zst"), ArchiveFormat::tar_zst);
  EXPECT_EQ(format_to_write("auto", "b.tar.gz"), ArchiveFormat::tar_gz);
  EXPECT_EQ(format_to_write("auto", "b.tgz"), ArchiveFormat::tar_gz);
  EXPECT_EQ(format_to_write("auto", "b.tar.xz"), ArchiveFormat::tar_xz);
  EXPECT_EQ(format_to_write("auto", "b.zip"), ArchiveFormat::zip);
  EXPECT_EQ(format_to_write("auto", "b/"), ArchiveFormat::directory);
  EXPECT_EQ(format_to_write("zip", "b"), ArchiveFormat::zip);
  EXPECT_EQ(format_to_write("tar-zstd", "b.zip"), ArchiveFormat::tar_zst);
}

TEST(Format, ToWriteIsAskedForWhereTheNameTellsNone) {
  for (const char* name : {"a", "a.tar", "a.zst", ".tar.zst", "a.tar.zstd"}) {
    const Error error = thrown_error([&] { (void)format_to_write("auto", name); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), std::string("'") + name + "'");
    EXPECT_PRED2(contains, error.hint(), ".tar.zst");
  }
}

TEST(Format, OfAFileIsToldByItsFirstBytes) {
  const ScratchDirectory scratch;
  const auto of = [&](std::string_view bytes) {
    return format_of("auto", scratch.write("file", bytes));
  };
  EXPECT_EQ(of("\x28\xb5\x2f\xfd and more"), ArchiveFormat::tar_zst);
  EXPECT_EQ(of("\x1f\x8b"), ArchiveFormat::tar_gz);
  EXPECT_EQ(of("\xfd"
               "7zXZ"),
            ArchiveFormat::tar_xz);
  EXPECT_EQ(of("PK\3\4"), ArchiveFormat::zip);
  EXPECT_EQ(format_of("auto", scratch.path()), ArchiveFormat::directory);
  EXPECT_EQ(format_of("tar-gz", scratch / "none"), ArchiveFormat::tar_gz);
}

TEST(Format, OfOtherFilesIsNone) {
  const ScratchDirectory scratch;
  const auto refusal = [&](std::string_view bytes) {
    const std::filesystem::path file = scratch.write("file", bytes);
    return thrown_error([&] { (void)format_of("auto", file); });
  };
  EXPECT_PRED2(contains, refusal("").message(), "it is empty");
  EXPECT_PRED2(contains, refusal("a text").message(), "no archive of a known format");
  EXPECT_PRED2(contains, refusal("a text").hint(), ".tar.zst");
  EXPECT_PRED2(contains, thrown_error([&] { (void)format_of("auto", scratch / "none"); }).message(),
               (scratch / "none").string());
  EXPECT_EQ(thrown_error([&] { (void)format_of("rar", scratch / "none"); }).code(),
            ExitCode::usage);
}

}  // namespace
}  // namespace reuse_build
