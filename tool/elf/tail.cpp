// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/tail.hpp"

#include <algorithm>

#include "support/read_at.hpp"

namespace reuse_build {

namespace {

constexpr std::uint64_t page_size = 4096;

bool has_plain_headers(const ElfFile& file) {
  const ElfFormat& format = file.format();
  const std::string header = read_at(file.fd(), 0, format.header_size());
  const std::size_t segment_size = format.is_64 ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr);
  return (file.type() == ET_EXEC || file.type() == ET_DYN) && !file.segments().empty() &&
         file.program_table().size == file.segments().size() * segment_size &&
         lies_within(file.program_table(), file.file_size()) && file.sections().size() > 1 &&
         file.section_table().size == file.sections().size() * format.section_header_size() &&
         lies_within(file.section_table(), file.file_size()) &&
         header.size() == format.header_size() &&
         format.get(header, 0, elf_field::header_section_entry_size) ==
             format.section_header_size();
}

// The end of the loaded bytes as the program headers alone tell it, which are the same in a file
// and in its debug file; nullopt when they point outside of the file.
std::optional<std::uint64_t> segments_end(const ElfFile& file) {
  std::uint64_t end =
      std::max<std::uint64_t>(file.format().header_size(), file.program_table().end());
  for (const ElfSegment& segment : file.segments()) {
    const ByteRange bytes{segment.offset, segment.file_size};
    if (bytes.size == 0) continue;
    if (!lies_within(bytes, file.file_size())) return std::nullopt;
    end = std::max(end, bytes.end());
  }
  return end;
}

bool is_usual_section(const ElfFile& file, const ElfSection& section) {
  const std::uint64_t alignment = std::max<std::uint64_t>(section.alignment, 1);
  return section.type != SHT_GROUP && section.type != SHT_SYMTAB_SHNDX &&
         (section.is_allocated() ||
          ((alignment & (alignment - 1)) == 0 && alignment <= page_size)) &&
         (!section.has_bytes() || lies_within({section.offset, section.size}, file.file_size()));
}

std::optional<std::vector<TailItem>> items_in_order(const ElfFile& file) {
  std::vector<TailItem> items{{file.section_table(), 0}};
  for (std::size_t index = 1; index < file.sections().size(); ++index) {
    const ElfSection& section = file.sections()[index];
    if (!is_usual_section(file, section)) return std::nullopt;
    if (section.has_bytes() && !section.is_allocated()) {
      items.push_back({{section.offset, section.size}, index});
    }
  }
  std::sort(items.begin(), items.end(), [](const TailItem& left, const TailItem& right) {
    return left.bytes.offset < right.bytes.offset;
  });
  return items;
}

bool is_padding(const ElfFile& file, const ByteRange& bytes) {
  if (bytes.size >= page_size) return false;
  const std::string content = read_at(file.fd(), bytes.offset, bytes.size);
  return content.size() == bytes.size && content.find_first_not_of('\0') == std::string::npos;
}

}  // namespace

std::optional<std::vector<TailItem>> find_tail(const ElfFile& file) {
  if (!has_plain_headers(file)) return std::nullopt;
  const std::optional<std::uint64_t> load_end = segments_end(file);
  if (!load_end || *load_end != file.load_end()) return std::nullopt;
  std::optional<std::vector<TailItem>> items = items_in_order(file);
  std::uint64_t position = *load_end;
  for (std::size_t at = 0; items && at < items->size(); ++at) {
    const ByteRange& bytes = (*items)[at].bytes;
    if (bytes.offset < position || !is_padding(file, {position, bytes.offset - position})) {
      return std::nullopt;
    }
    position = bytes.end();
  }
  return position == file.file_size() ? items : std::nullopt;
}

}  // namespace reuse_build
