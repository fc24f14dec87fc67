// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/member_reader.hpp"

namespace reuse_build {

std::string read_whole(MemberReader& reader, const MemberHeader& header) {
  std::string bytes(header.size, '\0');
  reader.read_data([&](std::string_view piece, std::uint64_t offset) {
    bytes.replace(offset, piece.size(), piece);
  });
  return bytes;
}

}  // namespace reuse_build
