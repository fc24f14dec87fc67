// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/strip.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "elf/sections.hpp"
#include "elf/tail.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

namespace {

bool has_relocations(const ElfSection& section) {
  return section.type == SHT_REL || section.type == SHT_RELA;
}

// Whether sh_info is the index of a section.
bool info_is_section(const ElfSection& section) {
  return has_relocations(section) || (section.flags & SHF_INFO_LINK) != 0;
}

// Which sections are kept, and the number that each of them then has.
class Renumbering {
 public:
  explicit Renumbering(const std::vector<ElfSection>& sections) : kept_(sections.size(), true) {
    for (std::size_t index = 1; index < kept_.size(); ++index) {
      if (is_debug_section(sections[index])) kept_[index] = false;
    }
    for (std::size_t index = 1; index < kept_.size(); ++index) {
      const ElfSection& section = sections[index];
      const bool is_for_dropped = has_relocations(section) && !section.is_allocated() &&
                                  section.info < kept_.size() && !kept_[section.info];
      if (is_for_dropped) kept_[index] = false;
    }
    for (const bool is_kept : kept_) {
      new_indices_.push_back(kept_count_);
      if (is_kept) ++kept_count_;
    }
  }

  // An index that no section has stays as it is.
  [[nodiscard]] bool keeps(std::size_t index) const {
    return index >= kept_.size() || kept_[index];
  }
  [[nodiscard]] std::size_t operator()(std::size_t index) const {
    return index < kept_.size() ? new_indices_[index] : index;
  }
  [[nodiscard]] std::size_t kept_count() const { return kept_count_; }
  [[nodiscard]] bool drops_any() const { return kept_count_ < kept_.size(); }

 private:
  std::vector<bool> kept_;
  std::vector<std::size_t> new_indices_;
  std::size_t kept_count_ = 0;
};

// Nothing that stays may refer to a section that goes; and loaded sections keep their numbers,
// which loaded bytes, the dynamic symbols, contain.
bool may_renumber(const ElfFile& file, const Renumbering& renumbering) {
  for (std::size_t index = 1; index < file.sections().size(); ++index) {
    const ElfSection& section = file.sections()[index];
    if (!renumbering.keeps(index)) continue;
    if (section.is_allocated() && renumbering(index) != index) return false;
    if (!renumbering.keeps(section.link)) return false;
    if (info_is_section(section) && !renumbering.keeps(section.info)) return false;
    if (section.type == SHT_SYMTAB && section.entry_size != file.format().symbol_size()) {
      return false;
    }
  }
  return true;
}

// Writes the new file from its first to its last byte. Offsets of the tail are known only once it
// is written, so the ELF header, which needs one, is put in front at the end.
class StrippedFile {
 public:
  StrippedFile(const ElfFile& file, const Renumbering& renumbering)
      : file_(file),
        format_(file.format()),
        renumbering_(renumbering),
        table_(read_table()),
        position_(file.load_end()) {
    const std::uint64_t start = file.format().header_size();
    add_from(start, file.load_end() - start);
  }

  // nullopt when the file could not be read as its headers promise.
  std::optional<Pieces> write(const std::vector<TailItem>& tail) {
    if (table_.size() != file_.section_table().size) return std::nullopt;
    place_empty_sections();
    for (const TailItem& item : tail) {
      if (item.section != 0 && renumbering_.keeps(item.section)) add_section(item.section);
    }
    align(format_.is_64 ? 8 : 4);
    const std::uint64_t table_offset = position_;
    add_section_table();
    std::string header = read_at(file_.fd(), 0, format_.header_size());
    if (failed_ || header.size() != format_.header_size()) return std::nullopt;
    patch_header(header, table_offset);
    Pieces whole;
    add_bytes(whole, header);
    whole.insert(whole.end(), std::make_move_iterator(pieces_.begin()),
                 std::make_move_iterator(pieces_.end()));
    return whole;
  }

 private:
  [[nodiscard]] std::string read_table() const {
    return read_at(file_.fd(), file_.section_table().offset, file_.section_table().size);
  }

  void add_from(std::uint64_t offset, std::uint64_t size) { add_file(pieces_, offset, size); }

  void align(std::uint64_t alignment) {
    const std::uint64_t padding = (alignment - position_ % alignment) % alignment;
    add_zeros(pieces_, padding);
    position_ += padding;
  }

  void place(std::size_t index, std::uint64_t offset) {
    format_.put(table_, index * format_.section_header_size(), elf_field::section_offset, offset);
  }

  // Those without bytes lie nowhere; their offset must not point behind the end of the file.
  void place_empty_sections() {
    for (std::size_t index = 1; index < file_.sections().size(); ++index) {
      const ElfSection& section = file_.sections()[index];
      if (!section.is_allocated() && !section.has_bytes()) place(index, file_.load_end());
    }
  }

  void add_section(std::size_t index) {
    const ElfSection& section = file_.sections()[index];
    align(std::max<std::uint64_t>(section.alignment, 1));
    place(index, position_);
    position_ += section.size;
    if (section.type == SHT_SYMTAB) {
      add_symbols(section);
    } else {
      add_from(section.offset, section.size);
    }
  }

  // Copies a symbol table; most often no symbol changes, and it stays where it is, in the old file.
  void add_symbols(const ElfSection& section) {
    constexpr std::uint64_t symbols_at_once = 4096;
    const std::uint64_t block = symbols_at_once * format_.symbol_size();
    for (std::uint64_t done = 0; done < section.size; done += block) {
      const std::uint64_t size = std::min(block, section.size - done);
      const std::string symbols = read_at(file_.fd(), section.offset + done, size);
      if (symbols.size() != size) failed_ = true;
      for (std::size_t at = 0; at < symbols.size(); at += format_.symbol_size()) {
        const std::string_view symbol = std::string_view(symbols).substr(at, format_.symbol_size());
        add_symbol(symbol, section.offset + done + at);
      }
    }
  }

  void add_symbol(std::string_view symbol, std::uint64_t offset) {
    const bool is_whole = symbol.size() == format_.symbol_size();
    const std::uint64_t section = is_whole ? format_.get(symbol, 0, elf_field::symbol_section) : 0;
    if (section >= SHN_LORESERVE ||
        (renumbering_.keeps(section) && renumbering_(section) == section)) {
      add_from(offset, symbol.size());
      return;
    }
    add_bytes(pieces_, changed_symbol(symbol, section));
  }

  // A symbol of a section that goes becomes the name of an unnamed source file, which debuggers and
  // linkers pass over, instead of leaving: so all others keep their numbers, which relocations and
  // sh_info contain.
  [[nodiscard]] std::string changed_symbol(std::string_view symbol, std::uint64_t section) const {
    std::string changed(symbol);
    if (renumbering_.keeps(section)) {
      format_.put(changed, 0, elf_field::symbol_section, renumbering_(section));
    } else {
      changed.assign(symbol.size(), '\0');
      format_.put(changed, 0, elf_field::symbol_info, ELF64_ST_INFO(STB_LOCAL, STT_FILE));
      format_.put(changed, 0, elf_field::symbol_section, SHN_ABS);
    }
    return changed;
  }

  void add_section_table() {
    const std::size_t size = format_.section_header_size();
    for (std::size_t index = 0; index < file_.sections().size(); ++index) {
      if (!renumbering_.keeps(index)) continue;
      std::string header = table_.substr(index * size, size);
      const ElfSection& section = file_.sections()[index];
      format_.put(header, 0, elf_field::section_link, renumbering_(section.link));
      if (info_is_section(section)) {
        format_.put(header, 0, elf_field::section_info, renumbering_(section.info));
      }
      add_bytes(pieces_, header);
    }
  }

  void patch_header(std::string& header, std::uint64_t table_offset) const {
    const std::uint64_t names = format_.get(header, 0, elf_field::header_section_names);
    format_.put(header, 0, elf_field::header_section_table, table_offset);
    format_.put(header, 0, elf_field::header_section_count, renumbering_.kept_count());
    format_.put(header, 0, elf_field::header_section_names, renumbering_(names));
  }

  const ElfFile& file_;
  const ElfFormat& format_;
  const Renumbering& renumbering_;
  std::string table_;
  Pieces pieces_;
  std::uint64_t position_;  // the size so far
  bool failed_ = false;
};

}  // namespace

std::optional<Pieces> without_debug_sections(const ElfFile& file) {
  if (!has_debug_sections(file)) return std::nullopt;
  const std::optional<std::vector<TailItem>> tail = find_tail(file);
  const Renumbering renumbering(file.sections());
  if (!tail || !may_renumber(file, renumbering)) return std::nullopt;
  return StrippedFile(file, renumbering).write(*tail);
}

}  // namespace reuse_build
