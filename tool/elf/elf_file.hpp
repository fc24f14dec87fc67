// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "elf/elf_format.hpp"

struct Elf;

namespace reuse_build {

// Offsets and sizes are those of the file and may be wrong: a damaged file can say anything.
struct ElfSection {
  std::string name;  // "" when it cannot be read, and when it is longer than 255 bytes
  std::uint32_t type = 0;
  std::uint64_t flags = 0;
  std::uint64_t address = 0;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint32_t link = 0;
  std::uint32_t info = 0;
  std::uint64_t alignment = 0;
  std::uint64_t entry_size = 0;

  [[nodiscard]] bool is_allocated() const { return (flags & SHF_ALLOC) != 0; }
  [[nodiscard]] bool has_bytes() const {
    return type != SHT_NULL && type != SHT_NOBITS && size > 0;
  }
};

struct ElfSegment {
  std::uint32_t type = 0;
  std::uint32_t flags = 0;
  std::uint64_t offset = 0;
  std::uint64_t address = 0;
  std::uint64_t file_size = 0;
};

// A stretch of a file's bytes.
struct ByteRange {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;

  [[nodiscard]] std::uint64_t end() const { return offset + size; }
};

// The headers of an ELF file; its content stays on the disk. The descriptor is borrowed and must
// stay open. No two threads may use one ElfFile at once.
class ElfFile {
 public:
  // nullopt when the file is no ELF file, or one whose ELF header makes no sense. Of a file that is
  // damaged further on, headers that cannot be read are left out. Extended section numbering
  // (65,280 sections and more) does not occur in linked files and is not read: nullopt as well.
  static std::optional<ElfFile> open(int fd, std::filesystem::path path);

  [[nodiscard]] int fd() const { return fd_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::uint64_t file_size() const { return file_size_; }

  [[nodiscard]] const ElfFormat& format() const { return format_; }
  [[nodiscard]] unsigned type() const { return type_; }        // ET_EXEC, ET_DYN, …
  [[nodiscard]] unsigned machine() const { return machine_; }  // EM_X86_64, …

  // By index; the one with index 0 is always the empty one. Empty when there is no section table,
  // or one that cannot be read.
  [[nodiscard]] const std::vector<ElfSection>& sections() const { return sections_; }
  // The first 512.
  [[nodiscard]] const std::vector<ElfSegment>& segments() const { return segments_; }
  // As the ELF header says: of program headers and of section headers.
  [[nodiscard]] const ByteRange& program_table() const { return program_table_; }
  [[nodiscard]] const ByteRange& section_table() const { return section_table_; }

  // Where the bytes end that the loader or the program may see: those of the ELF header, the
  // program headers, all segments and all allocated sections. At most the size of the file.
  [[nodiscard]] std::uint64_t load_end() const;

  // Bytes of a range that must lie in the file and be no larger than `most`: otherwise "".
  [[nodiscard]] std::string read(const ByteRange& range, std::uint64_t most) const;

  // libelf's handle, for what it can translate.
  [[nodiscard]] Elf* handle() const { return elf_.get(); }

 private:
  struct End {
    void operator()(Elf* elf) const;
  };

  ElfFile() = default;
  bool read_header();
  void read_segments();
  void read_sections();
  void read_section_names(std::uint32_t names_index, const std::vector<std::uint32_t>& offsets);

  int fd_ = -1;
  std::filesystem::path path_;
  std::uint64_t file_size_ = 0;
  std::unique_ptr<Elf, End> elf_;
  ElfFormat format_;
  unsigned type_ = 0;
  unsigned machine_ = 0;
  ByteRange program_table_;
  ByteRange section_table_;
  std::uint32_t section_names_index_ = 0;
  std::vector<ElfSection> sections_;
  std::vector<ElfSegment> segments_;
};

// Whether a range lies in the first `size` bytes; no sum of its can overflow then.
inline bool lies_within(const ByteRange& range, std::uint64_t size) {
  return range.offset <= size && range.size <= size - range.offset;
}

}  // namespace reuse_build
