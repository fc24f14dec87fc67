// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/build_id.hpp"

#include <gelf.h>
#include <libelf.h>

#include <string_view>

namespace reuse_build {

namespace {

constexpr std::uint64_t most_note_bytes = std::uint64_t{16} * 1024;
constexpr std::size_t longest_id = 64;

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::string id_in_notes(Elf_Data* notes) {
  GElf_Nhdr note;
  std::size_t name = 0;
  std::size_t content = 0;
  for (std::size_t at = 0; (at = ::gelf_getnote(notes, at, &note, &name, &content)) > 0;) {
    const std::string_view bytes(static_cast<const char*>(notes->d_buf), notes->d_size);
    if (name > bytes.size()) return {};
    const bool is_id = note.n_type == NT_GNU_BUILD_ID &&
                       bytes.substr(name, note.n_namesz) == std::string_view("GNU\0", 4);
    if (is_id && note.n_descsz <= longest_id && content <= bytes.size()) {
      return to_hex(bytes.substr(content, note.n_descsz));
    }
  }
  return {};
}

}  // namespace

std::string build_id(const ElfFile& file) {
  for (const ElfSegment& segment : file.segments()) {
    if (segment.type != PT_NOTE || segment.file_size > most_note_bytes) continue;
    Elf_Data* notes = ::elf_getdata_rawchunk(file.handle(), static_cast<int64_t>(segment.offset),
                                             segment.file_size, ELF_T_NHDR);
    if (notes == nullptr) continue;
    if (std::string id = id_in_notes(notes); !id.empty()) return id;
  }
  return {};
}

}  // namespace reuse_build
