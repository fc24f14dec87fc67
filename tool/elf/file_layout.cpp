// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/file_layout.hpp"

#include <algorithm>

#include "elf/sections.hpp"

namespace reuse_build {

namespace {

ContentKind kind_of(const ElfSection& section) {
  if (section.is_allocated()) {
    return (section.flags & SHF_EXECINSTR) != 0 ? ContentKind::code : ContentKind::data;
  }
  if (is_line_table(section)) return ContentKind::line_tables;
  return is_debug_section(section) ? ContentKind::debug : ContentKind::symbols;
}

// The sections with bytes or, where there is no section table, the segments.
std::vector<FileRange> known_ranges(const ElfFile& file) {
  std::vector<FileRange> ranges;
  for (const ElfSection& section : file.sections()) {
    if (section.has_bytes()) ranges.push_back({section.offset, section.size, kind_of(section)});
  }
  if (!file.sections().empty()) return ranges;
  for (const ElfSegment& segment : file.segments()) {
    if (segment.type != PT_LOAD) continue;
    const auto kind = (segment.flags & PF_X) != 0 ? ContentKind::code : ContentKind::data;
    ranges.push_back({segment.offset, segment.file_size, kind});
  }
  return ranges;
}

class Layout {
 public:
  explicit Layout(const ElfFile& file) : file_size_(file.file_size()), load_end_(file.load_end()) {}

  void add(const FileRange& range) {
    if (range.offset >= file_size_) return;
    const std::uint64_t end = range.offset + std::min(range.size, file_size_ - range.offset);
    if (end <= position()) return;
    fill_to(range.offset);
    extend_to(end, range.kind);
  }

  std::vector<FileRange> finish() {
    fill_to(file_size_);
    return std::move(ranges_);
  }

 private:
  [[nodiscard]] std::uint64_t position() const {
    return ranges_.empty() ? 0 : ranges_.back().offset + ranges_.back().size;
  }

  // What lies between sections: headers and padding.
  void fill_to(std::uint64_t offset) {
    extend_to(std::min(offset, load_end_), ContentKind::data);
    extend_to(offset, ContentKind::symbols);
  }

  void extend_to(std::uint64_t end, ContentKind kind) {
    const std::uint64_t start = position();
    if (end <= start) return;
    if (!ranges_.empty() && ranges_.back().kind == kind) {
      ranges_.back().size += end - start;
    } else {
      ranges_.push_back({start, end - start, kind});
    }
  }

  std::uint64_t file_size_;
  std::uint64_t load_end_;
  std::vector<FileRange> ranges_;
};

}  // namespace

std::vector<FileRange> file_layout(const ElfFile& file) {
  std::vector<FileRange> known = known_ranges(file);
  std::stable_sort(known.begin(), known.end(), [](const FileRange& left, const FileRange& right) {
    return left.offset < right.offset;
  });
  Layout layout(file);
  for (const FileRange& range : known) layout.add(range);
  return layout.finish();
}

}  // namespace reuse_build
