// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/file_layout.hpp"

#include <gtest/gtest.h>

#include <map>

#include "elf/compiled.hpp"
#include "elf/sections.hpp"

namespace reuse_build {
namespace {

std::map<ContentKind, std::uint64_t> size_by_kind(const std::vector<FileRange>& ranges) {
  std::map<ContentKind, std::uint64_t> sizes;
  for (const FileRange& range : ranges) sizes[range.kind] += range.size;
  return sizes;
}

// The sum of the sections that `counts` says yes to.
template <class Counts>
std::uint64_t section_bytes(const ElfFile& file, Counts counts) {
  std::uint64_t sum = 0;
  for (const ElfSection& section : file.sections()) {
    if (section.has_bytes() && counts(section)) sum += section.size;
  }
  return sum;
}

void expect_each_byte_once(const std::vector<FileRange>& ranges, std::uint64_t file_size) {
  std::uint64_t position = 0;
  for (std::size_t index = 0; index < ranges.size(); ++index) {
    EXPECT_EQ(ranges[index].offset, position);
    EXPECT_GT(ranges[index].size, 0U);
    if (index > 0) {
      EXPECT_NE(ranges[index].kind, ranges[index - 1].kind);
    }
    position += ranges[index].size;
  }
  EXPECT_EQ(position, file_size);
}

TEST(FileLayout, CountsEachByteOnce) {
  const ScratchDirectory scratch;
  const OpenElf elf(compile(scratch, "program", sample_source, {"-g"}));
  const std::vector<FileRange> ranges = file_layout(*elf.file);
  expect_each_byte_once(ranges, elf.file->file_size());
  auto sizes = size_by_kind(ranges);
  EXPECT_EQ(sizes[ContentKind::line_tables], section_bytes(*elf.file, is_line_table));
  EXPECT_EQ(sizes[ContentKind::debug] + sizes[ContentKind::line_tables],
            section_bytes(*elf.file, is_debug_section));
  EXPECT_EQ(sizes[ContentKind::code], section_bytes(*elf.file, [](const ElfSection& section) {
              return (section.flags & SHF_EXECINSTR) != 0;
            }));
  EXPECT_GT(sizes[ContentKind::data], 0U);
  EXPECT_GT(sizes[ContentKind::symbols], 0U);
}

TEST(FileLayout, UsesSegmentsWhereThereAreNoSections) {
  const ScratchDirectory scratch;
  compile(scratch, "program", bare_source, bare_flags);
  std::string bytes = scratch.read("program");
  ElfFormat().put(bytes, 0, elf_field::header_section_table, 0);
  ElfFormat().put(bytes, 0, elf_field::header_section_count, 0);
  const OpenElf elf(scratch.write("without", bytes));
  const std::vector<FileRange> ranges = file_layout(*elf.file);
  expect_each_byte_once(ranges, bytes.size());
  EXPECT_GT(size_by_kind(ranges)[ContentKind::code], 0U);
}

}  // namespace
}  // namespace reuse_build
