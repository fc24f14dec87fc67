// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <gelf.h>
#include <libelf.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "elf/elf_file.hpp"

namespace reuse_build {

// The bytes of a 64-bit file of this machine as a machine of the other byte order would have
// written its headers, symbols and notes; code stays as it is. There is no compiler for such a
// machine here, and all readers but the processor are the same.
inline std::string in_other_byte_order(const ElfFile& file, std::string bytes) {
  const bool to_big = file.format().is_little_endian;
  std::vector<std::pair<ByteRange, Elf_Type>> tables{{{0, file.format().header_size()}, ELF_T_EHDR},
                                                     {file.program_table(), ELF_T_PHDR},
                                                     {file.section_table(), ELF_T_SHDR}};
  for (const ElfSection& section : file.sections()) {
    if (section.type == SHT_SYMTAB) tables.push_back({{section.offset, section.size}, ELF_T_SYM});
    if (section.type == SHT_NOTE) tables.push_back({{section.offset, section.size}, ELF_T_NHDR});
  }
  bytes[EI_DATA] = to_big ? ELFDATA2MSB : ELFDATA2LSB;
  for (const auto& [range, type] : tables) {
    Elf_Data data{};
    data.d_buf = &bytes[range.offset];
    data.d_size = range.size;
    data.d_type = type;
    data.d_version = EV_CURRENT;
    if (::elf64_xlatetof(&data, &data, to_big ? ELFDATA2MSB : ELFDATA2LSB) == nullptr) {
      throw std::runtime_error(::elf_errmsg(-1));
    }
  }
  return bytes;
}

}  // namespace reuse_build
