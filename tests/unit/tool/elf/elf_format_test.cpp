// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/elf_format.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

TEST(ElfFormat, PutsFieldsInTheFilesByteOrder) {
  for (const ElfFormat format : {ElfFormat{true, true}, ElfFormat{true, false},
                                 ElfFormat{false, true}, ElfFormat{false, false}}) {
    std::string header(3 + format.section_header_size(), '\xaa');
    format.put(header, 3, elf_field::section_type, 0x01020304);
    EXPECT_EQ(header.substr(7, 4), format.is_little_endian ? "\4\3\2\1" : "\1\2\3\4");
    EXPECT_EQ(format.get(header, 3, elf_field::section_type), 0x01020304U);
    EXPECT_EQ(header[6], '\xaa');
    EXPECT_EQ(header[11], '\xaa');
  }
}

TEST(ElfFormat, KnowsTheWidthOfOffsets) {
  std::string header(64, '\0');
  ElfFormat{false, true}.put(header, 0, elf_field::section_offset, 0x1122334455667788U);
  EXPECT_EQ((ElfFormat{false, true}.get(header, 0, elf_field::section_offset)), 0x55667788U);
  ElfFormat{true, true}.put(header, 0, elf_field::section_offset, 0x1122334455667788U);
  EXPECT_EQ((ElfFormat{true, true}.get(header, 0, elf_field::section_offset)), 0x1122334455667788U);
}

}  // namespace
}  // namespace reuse_build
