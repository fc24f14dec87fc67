// SPDX-License-Identifier: MIT OR Apache-2.0
// Changes single fields of ELF structures in their bytes, so that all that is not meant to change
// stays as it is. Structures and field names: the System V gABI, <elf.h>.
#pragma once

#include <elf.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace reuse_build {

// Where a field lies in the 32-bit and the 64-bit form of its structure, and its bytes there.
struct ElfField {
  std::size_t offset_32;
  std::size_t offset_64;
  std::size_t width_32;
  std::size_t width_64;
};

namespace elf_field {
constexpr ElfField header_section_table{offsetof(Elf32_Ehdr, e_shoff),
                                        offsetof(Elf64_Ehdr, e_shoff), 4, 8};
constexpr ElfField header_section_entry_size{offsetof(Elf32_Ehdr, e_shentsize),
                                             offsetof(Elf64_Ehdr, e_shentsize), 2, 2};
constexpr ElfField header_section_count{offsetof(Elf32_Ehdr, e_shnum),
                                        offsetof(Elf64_Ehdr, e_shnum), 2, 2};
constexpr ElfField header_section_names{offsetof(Elf32_Ehdr, e_shstrndx),
                                        offsetof(Elf64_Ehdr, e_shstrndx), 2, 2};
constexpr ElfField section_type{offsetof(Elf32_Shdr, sh_type), offsetof(Elf64_Shdr, sh_type), 4, 4};
constexpr ElfField section_offset{offsetof(Elf32_Shdr, sh_offset), offsetof(Elf64_Shdr, sh_offset),
                                  4, 8};
constexpr ElfField section_link{offsetof(Elf32_Shdr, sh_link), offsetof(Elf64_Shdr, sh_link), 4, 4};
constexpr ElfField section_info{offsetof(Elf32_Shdr, sh_info), offsetof(Elf64_Shdr, sh_info), 4, 4};
constexpr ElfField symbol_info{offsetof(Elf32_Sym, st_info), offsetof(Elf64_Sym, st_info), 1, 1};
constexpr ElfField symbol_section{offsetof(Elf32_Sym, st_shndx), offsetof(Elf64_Sym, st_shndx), 2,
                                  2};
}  // namespace elf_field

// Class and byte order of a file.
struct ElfFormat {
  bool is_64 = true;
  bool is_little_endian = true;

  [[nodiscard]] std::size_t header_size() const {
    return is_64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr);
  }
  [[nodiscard]] std::size_t section_header_size() const {
    return is_64 ? sizeof(Elf64_Shdr) : sizeof(Elf32_Shdr);
  }
  [[nodiscard]] std::size_t symbol_size() const {
    return is_64 ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
  }

  // An unsigned number of `width` bytes. The bytes must be there.
  [[nodiscard]] std::uint64_t number(std::string_view bytes, std::size_t offset,
                                     std::size_t width) const;

  // A field of the structure that begins at `start`. The structure's bytes must be there.
  [[nodiscard]] std::uint64_t get(std::string_view bytes, std::size_t start,
                                  const ElfField& field) const;
  void put(std::string& bytes, std::size_t start, const ElfField& field, std::uint64_t value) const;
};

}  // namespace reuse_build
