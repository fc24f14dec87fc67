// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/split.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "elf/build_id.hpp"
#include "elf/strip.hpp"
#include "elf/tail.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace {

constexpr std::uint64_t most_table_bytes = SHN_LORESERVE * sizeof(Elf64_Shdr);

std::string read_section_table(const ElfFile& file) {
  return file.read(file.section_table(), most_table_bytes);
}

// Everything behind what is loaded, with `table` as the section table.
void add_tail(Pieces& pieces, const ElfFile& file, std::string_view table) {
  const ByteRange& old_table = file.section_table();
  add_file(pieces, file.load_end(), old_table.offset - file.load_end());
  add_bytes(pieces, table);
  add_file(pieces, old_table.end(), file.file_size() - old_table.end());
}

void put_type(std::string& table, const ElfFile& file, std::size_t section, std::uint32_t type) {
  const ElfFormat& format = file.format();
  format.put(table, section * format.section_header_size(), elf_field::section_type, type);
}

// What a debug file keeps of the loaded bytes, in order of offsets.
std::vector<ByteRange> kept_ranges(const ElfFile& file) {
  std::vector<ByteRange> ranges{{0, file.format().header_size()}, file.program_table()};
  for (const ElfSection& section : file.sections()) {
    if (section.is_allocated() && section.type == SHT_NOTE) {
      ranges.push_back({section.offset, section.size});
    }
  }
  // Where build_id() looks; a linker script can leave notes to other sections.
  for (const ElfSegment& segment : file.segments()) {
    if (segment.type == PT_NOTE) ranges.push_back({segment.offset, segment.file_size});
  }
  std::sort(ranges.begin(), ranges.end(), [](const ByteRange& left, const ByteRange& right) {
    return left.offset < right.offset;
  });
  return ranges;
}

void add_loaded_part(Pieces& pieces, const ElfFile& file) {
  std::uint64_t position = 0;
  for (const ByteRange& range : kept_ranges(file)) {
    if (range.end() <= position) continue;
    const std::uint64_t start = std::max(range.offset, position);
    add_zeros(pieces, start - position);
    add_file(pieces, start, range.end() - start);
    position = range.end();
  }
  add_zeros(pieces, file.load_end() - position);
}

// The two files of restore_original(), and the error when they do not fit.
class Pair {
 public:
  Pair(const OpenedFile& stripped, const OpenedFile& debug)
      : stripped_path_(stripped.path),
        debug_path_(debug.path),
        stripped_(open(stripped)),
        debug_(open(debug)) {
    require_same_build_id();
    require_same_program();
    require_same_loaded_sections();
  }

  [[nodiscard]] const ElfFile& stripped() const { return stripped_; }
  [[nodiscard]] const ElfFile& debug() const { return debug_; }

  // The debug file's section table with the types that were taken from it.
  [[nodiscard]] std::string original_table() const {
    std::string table = read_section_table(debug_);
    if (table.empty()) refuse("the section table cannot be read");
    for (std::size_t index = 0; index < stripped_.sections().size(); ++index) {
      const ElfSection& section = stripped_.sections()[index];
      if (section.is_allocated()) put_type(table, debug_, index, section.type);
    }
    return table;
  }

 private:
  [[nodiscard]] ElfFile open(const OpenedFile& opened) const {
    std::optional<ElfFile> file = ElfFile::open(opened.fd, opened.path);
    if (!file) refuse("'" + opened.path.string() + "' is no ELF file");
    if (!find_tail(*file)) refuse("'" + opened.path.string() + "' is damaged");
    return std::move(*file);
  }

  void require_same_build_id() const {
    const std::string id = build_id(stripped_);
    if (id.empty()) refuse("'" + stripped_path_.string() + "' has no build-id");
    if (id != build_id(debug_)) refuse("their build-ids differ");
  }

  // All of both headers but the fields about the section table.
  void require_same_program() const {
    if (headers_of(stripped_) != headers_of(debug_)) refuse("their program headers differ");
  }

  [[nodiscard]] static std::string headers_of(const ElfFile& file) {
    constexpr std::uint64_t most_bytes = std::uint64_t{1} << 20U;
    const ElfFormat& format = file.format();
    std::string header = file.read({0, format.header_size()}, most_bytes);
    for (const ElfField& field : {elf_field::header_section_table, elf_field::header_section_count,
                                  elf_field::header_section_names}) {
      if (!header.empty()) format.put(header, 0, field, 0);
    }
    return header + file.read(file.program_table(), most_bytes);
  }

  void require_same_loaded_sections() const {
    const std::size_t count = std::max(stripped_.sections().size(), debug_.sections().size());
    for (std::size_t index = 0; index < count; ++index) {
      if (!is_same_or_not_loaded(index)) {
        refuse("section " + std::to_string(index) + " is not the same in both");
      }
    }
  }

  [[nodiscard]] bool is_same_or_not_loaded(std::size_t index) const {
    const auto section_of = [index](const ElfFile& file) {
      return index < file.sections().size() ? file.sections()[index] : ElfSection();
    };
    const ElfSection stripped = section_of(stripped_);
    const ElfSection debug = section_of(debug_);
    if (!stripped.is_allocated() && !debug.is_allocated()) return true;
    return stripped.name == debug.name && stripped.flags == debug.flags &&
           stripped.address == debug.address && stripped.offset == debug.offset &&
           stripped.size == debug.size && (debug.type == SHT_NOBITS || debug.type == stripped.type);
  }

  [[noreturn]] void refuse(const std::string& why) const {
    throw Error(ExitCode::setup_error,
                "cannot put the debug sections of '" + debug_path_.string() + "' back into '" +
                    stripped_path_.string() + "': " + why,
                "take the archive and the debug archive of the same build");
  }

  std::filesystem::path stripped_path_;
  std::filesystem::path debug_path_;
  ElfFile stripped_;
  ElfFile debug_;
};

}  // namespace

std::optional<Pieces> debug_file(const ElfFile& file) {
  if (!debug_file_path(build_id(file)) || !without_debug_sections(file)) return std::nullopt;
  std::string table = read_section_table(file);
  if (table.empty()) return std::nullopt;
  for (std::size_t index = 1; index < file.sections().size(); ++index) {
    const ElfSection& section = file.sections()[index];
    const bool is_emptied =
        section.is_allocated() && section.type != SHT_NOTE && section.type != SHT_NULL;
    if (is_emptied) put_type(table, file, index, SHT_NOBITS);
  }
  Pieces pieces;
  add_loaded_part(pieces, file);
  add_tail(pieces, file, table);
  return pieces;
}

std::optional<std::string> debug_file_path(std::string_view build_id) {
  constexpr std::size_t directory_digits = 2;
  const bool is_hex = build_id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  if (!is_hex || build_id.size() < 2 * directory_digits || build_id.size() % 2 != 0) {
    return std::nullopt;
  }
  std::string path = ".build-id/";
  path += build_id.substr(0, directory_digits);
  path += '/';
  path += build_id.substr(directory_digits);
  return path + ".debug";
}

void restore_original(const OpenedFile& stripped, const OpenedFile& debug,
                      const OpenedFile& output) {
  const Pair pair(stripped, debug);
  const auto write = [&output](std::string_view bytes) {
    write_all(output.fd, bytes, output.path, ExitCode::setup_error);
  };
  const std::uint64_t header_size = pair.debug().format().header_size();
  Pieces header;
  add_file(header, 0, header_size);
  Pieces loaded;
  add_file(loaded, header_size, pair.stripped().load_end() - header_size);
  Pieces tail;
  add_tail(tail, pair.debug(), pair.original_table());
  for_each_block(header, debug.fd, debug.path, ExitCode::setup_error, write);
  for_each_block(loaded, stripped.fd, stripped.path, ExitCode::setup_error, write);
  for_each_block(tail, debug.fd, debug.path, ExitCode::setup_error, write);
}

}  // namespace reuse_build
