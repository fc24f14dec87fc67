// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/content_sizes.hpp"

#include <gtest/gtest.h>

#include "archive/noise.hpp"
#include "archive/writer.hpp"
#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

constexpr std::uint64_t size = 1'000'000;

const ContentSize& of(const SizesByKind& sizes, ContentKind kind) {
  return sizes.at(static_cast<std::size_t>(kind));
}

// Three files: noise, which is a program's; a long name; text.
class ContentSizes : public testing::Test {
 protected:
  ContentSizes() {
    ArchiveWriter writer(scratch_ / "x.tar.zst");
    writer.add_bytes("target/metadata", "first");
    writer.begin_section(Section::contents, 3 * size);
    writer.add_bytes("target/program", noise(size));
    writer.add_bytes("target/" + std::string(200, 'n'), std::string(size, 'x'));
    writer.add_bytes("target/data", std::string(noise(size + 1000), size / 2, size / 2));
    writer.commit();
    for (const Member& member : writer.members()) manifest_.files.push_back({member});
    manifest_.files[1].program.emplace().layout = {{0, size / 4, ContentKind::code},
                                                   {size / 4, 3 * size / 4, ContentKind::debug}};
  }
  [[nodiscard]] std::vector<FileSizes> sizes() const {
    return content_sizes(ArchiveFile(scratch_ / "x.tar.zst"), manifest_);
  }

  ScratchDirectory scratch_;
  Manifest manifest_;
};

TEST_F(ContentSizes, AreThoseOfEachFileInOrder) {
  const auto files = sizes();
  ASSERT_EQ(files.size(), 4U);
  EXPECT_EQ(files[1].file->member.path, "target/program");
  EXPECT_EQ(files[1].total().bytes, size);
  EXPECT_NEAR(files[1].total().compressed, 1e6, 15e4);
  EXPECT_LT(files[2].total().compressed, 15e4);
}

TEST_F(ContentSizes, AreOfKindsInAProgramAndOfDataElsewhere) {
  const auto files = sizes();
  EXPECT_EQ(of(files[1].kinds, ContentKind::code).bytes, size / 4);
  EXPECT_EQ(of(files[1].kinds, ContentKind::debug).bytes, 3 * size / 4);
  EXPECT_NEAR(of(files[1].kinds, ContentKind::code).compressed, 25e4, 5e4);
  EXPECT_EQ(of(files[2].kinds, ContentKind::data).bytes, size);
}

TEST_F(ContentSizes, AddUp) {
  const SizesByKind total = total_sizes(sizes());
  EXPECT_EQ(of(total, ContentKind::data).bytes, size + size / 2 + 5);
  EXPECT_EQ(of(total, ContentKind::debug).bytes, 3 * size / 4);
}

// A manifest may say anything.
TEST_F(ContentSizes, DoNotTrustALayout) {
  manifest_.files[1].program->layout = {{0, ~std::uint64_t{0}, ContentKind::code},
                                        {~std::uint64_t{0}, size, ContentKind::debug}};
  const auto files = sizes();
  EXPECT_EQ(of(files[1].kinds, ContentKind::code).bytes, size);
  EXPECT_EQ(of(files[1].kinds, ContentKind::debug).bytes, 0U);
  manifest_.files[1].member.frame = 77;
  EXPECT_EQ(sizes()[1].total().compressed, 0);
}

}  // namespace
}  // namespace reuse_build
