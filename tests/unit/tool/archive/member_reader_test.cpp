// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/member_reader.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace reuse_build {
namespace {

using Pieces = std::vector<std::pair<std::uint64_t, std::string>>;

// A member whose data come as told, whatever its header says.
class GivenPieces : public MemberReader {
 public:
  explicit GivenPieces(Pieces pieces) : pieces_(std::move(pieces)) {}
  const MemberHeader* next() override { return nullptr; }
  void read_data(const Sink& sink) override {
    for (const auto& [offset, bytes] : pieces_) sink(bytes, offset);
  }
  void finish() override {}

 private:
  Pieces pieces_;
};

std::string whole(const Pieces& pieces, std::uint64_t size) {
  GivenPieces reader(pieces);
  MemberHeader header;
  header.path = "target/x";
  header.size = size;
  return read_whole(reader, header);
}

TEST(ReadWhole, HasHolesAsZeros) {
  EXPECT_EQ(whole({{1, "ab"}, {4, "c"}}, 6), std::string("\0ab\0c\0", 6));
  EXPECT_EQ(whole({}, 0), "");
}

}  // namespace
}  // namespace reuse_build
