// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "elf/elf_file.hpp"

namespace reuse_build {

// What the bytes of a file are good for.
enum class ContentKind {
  code,         // instructions
  data,         // everything else that is loaded, headers and padding too
  line_tables,  // what turns addresses into files and lines
  debug,        // the other debug sections
  symbols,      // symbol tables, their names, and the rest that is not loaded
};

struct FileRange {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  ContentKind kind = ContentKind::data;
};

// The whole file from its first to its last byte, in order, each byte once; neighbours differ in
// kind. Where sections of a damaged file overlap, the first one counts.
std::vector<FileRange> file_layout(const ElfFile& file);

}  // namespace reuse_build
