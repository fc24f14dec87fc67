// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/read_ahead.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace reuse_build {
namespace {

// Gives a text in pieces of up to `step` bytes, and then throws if it is to.
class TextSource : public ByteSource {
 public:
  TextSource(std::string text, std::size_t step, bool throws = false)
      : text_(std::move(text)), step_(step), throws_(throws) {}

  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min({size, step_, text_.size() - done_});
    if (count == 0 && throws_) throw std::runtime_error("the disk is gone");
    std::copy_n(text_.data() + done_, count, buffer);
    done_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t step_;
  bool throws_;
  std::size_t done_ = 0;
};

// More than all blocks that are read ahead hold.
std::string long_text() {
  std::string text;
  for (unsigned number = 0; text.size() < 5'000'000; ++number) text += std::to_string(number) + ' ';
  return text;
}

std::string read_all(ReadAhead& ahead) {
  std::string text;
  for (std::string_view piece = ahead.next(); !piece.empty(); piece = ahead.next()) text += piece;
  return text;
}

TEST(ReadAheadTest, GivesAllBytesInOrder) {
  const std::string text = long_text();
  for (const std::size_t step : {std::size_t{100'003}, text.size()}) {
    ReadAhead ahead(std::make_unique<TextSource>(text, step));
    EXPECT_TRUE(read_all(ahead) == text) << step;
  }
}

TEST(ReadAheadTest, StaysAtTheEnd) {
  ReadAhead ahead(std::make_unique<TextSource>("text", 10));
  EXPECT_EQ(read_all(ahead), "text");
  EXPECT_EQ(ahead.next(), "");
  EXPECT_EQ(ahead.next(), "");
}

TEST(ReadAheadTest, ThrowsWhatTheSourceThrewBehindWhatItGave) {
  ReadAhead ahead(std::make_unique<TextSource>("text", 10, true));
  EXPECT_EQ(ahead.next(), "text");
  EXPECT_THROW((void)ahead.next(), std::runtime_error);
  EXPECT_THROW((void)ahead.next(), std::runtime_error);
}

TEST(ReadAheadTest, MayBeLeftBeforeTheEnd) {
  ReadAhead ahead(std::make_unique<TextSource>(long_text(), 1000));
  EXPECT_EQ(ahead.next().substr(0, 4), "0 1 ");
}

}  // namespace
}  // namespace reuse_build
