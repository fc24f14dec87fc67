// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/pieces.hpp"

#include <gtest/gtest.h>

#include "support/file.hpp"
#include "support/read_at.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

class PiecesTest : public testing::Test {
 protected:
  std::string content(const Pieces& pieces, std::string_view old) {
    const auto path = scratch_.write("old", old);
    const Fd fd = open_for_reading(path, ExitCode::setup_error);
    std::string result;
    for_each_block(pieces, fd.get(), path, ExitCode::write_output_error,
                   [&](std::string_view block) {
                     EXPECT_LE(block.size(), 128U * 1024);
                     result += block;
                   });
    return result;
  }

 private:
  ScratchDirectory scratch_;
};

TEST_F(PiecesTest, GiveTheContentInOrder) {
  Pieces pieces;
  add_bytes(pieces, "new ");
  add_file(pieces, 4, 3);
  add_zeros(pieces, 2);
  add_file(pieces, 0, 3);
  EXPECT_EQ(total_size(pieces), 12U);
  EXPECT_EQ(content(pieces, "old content"), std::string("new con\0\0old", 12));
}

TEST_F(PiecesTest, JoinWhatContinues) {
  Pieces pieces;
  add_file(pieces, 0, 3);
  add_file(pieces, 3, 2);
  add_file(pieces, 7, 1);
  add_bytes(pieces, "");
  add_bytes(pieces, "a");
  add_bytes(pieces, "b");
  add_zeros(pieces, 0);
  add_zeros(pieces, 1);
  add_zeros(pieces, 2);
  EXPECT_EQ(pieces.size(), 4U);
  EXPECT_EQ(content(pieces, "01234567"), std::string("012347ab\0\0\0", 11));
}

TEST_F(PiecesTest, MayBeLargerThanABlock) {
  constexpr std::size_t size = 300'000;
  std::string old;
  for (std::size_t at = 0; at < size; ++at) old += static_cast<char>(at % 251);
  Pieces pieces;
  add_file(pieces, 0, size);
  add_zeros(pieces, size);
  add_bytes(pieces, old);
  EXPECT_TRUE(content(pieces, old) == old + std::string(size, '\0') + old);
}

TEST_F(PiecesTest, NoticeThatTheFileShrank) {
  Pieces pieces;
  add_file(pieces, 2, 10);
  const Error error = thrown_error([&] { content(pieces, "short"); });
  EXPECT_EQ(error.code(), ExitCode::write_output_error);
  EXPECT_PRED2(contains, error.message(), "/old': it shrank while it was read");
}

TEST(ReadAt, GivesWhatThereIs) {
  const ScratchDirectory scratch;
  const Fd fd = open_for_reading(scratch.write("file", "0123456789"), ExitCode::setup_error);
  EXPECT_EQ(read_at(fd.get(), 2, 3), "234");
  EXPECT_EQ(read_at(fd.get(), 8, 5), "89");
  EXPECT_EQ(read_at(fd.get(), 10, 5), "");
  EXPECT_EQ(read_at(-1, 0, 5), "");
}

}  // namespace
}  // namespace reuse_build
