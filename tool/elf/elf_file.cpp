// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/elf_file.hpp"

#include <gelf.h>
#include <libelf.h>
#include <sys/stat.h>

#include <algorithm>
#include <string_view>

#include "support/read_at.hpp"

namespace reuse_build {

namespace {

// Real files have about a dozen. What is done for each segment must stay little in all.
constexpr std::size_t most_segments = 512;

// libelf wants to be told once which version of ELF its caller knows.
bool libelf_is_ready() {
  static const bool ready = ::elf_version(EV_CURRENT) != EV_NONE;
  return ready;
}

// Looked at before libelf is asked: by extended numbering the file would have it allocate as much
// as the file likes.
bool is_readable_header(const std::string& header) {
  if (header.size() < sizeof(Elf32_Ehdr) || header.compare(0, SELFMAG, ELFMAG) != 0) return false;
  const ElfFormat format{header[EI_CLASS] == ELFCLASS64, header[EI_DATA] != ELFDATA2MSB};
  if (header.size() < format.header_size()) return false;
  return format.get(header, 0, elf_field::header_section_count) != 0 ||
         format.get(header, 0, elf_field::header_section_table) == 0;
}

// Real names are far shorter; all sections may name the same long one.
std::string name_at(std::string_view table, std::size_t offset) {
  constexpr std::size_t most_looked_at = 256;
  if (offset >= table.size()) return {};
  const std::string_view text = table.substr(offset, most_looked_at);
  const std::size_t end = text.find('\0');
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end));
}

ElfSection to_section(const GElf_Shdr& header) {
  ElfSection section;
  section.type = header.sh_type;
  section.flags = header.sh_flags;
  section.address = header.sh_addr;
  section.offset = header.sh_offset;
  section.size = header.sh_size;
  section.link = header.sh_link;
  section.info = header.sh_info;
  section.alignment = header.sh_addralign;
  section.entry_size = header.sh_entsize;
  return section;
}

}  // namespace

void ElfFile::End::operator()(Elf* elf) const {
  ::elf_end(elf);
}

std::optional<ElfFile> ElfFile::open(int fd, std::filesystem::path path) {
  struct stat status = {};
  if (!libelf_is_ready() || ::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  if (!is_readable_header(read_at(fd, 0, sizeof(Elf64_Ehdr)))) return std::nullopt;
  ElfFile file;
  file.fd_ = fd;
  file.path_ = std::move(path);
  file.file_size_ = static_cast<std::uint64_t>(status.st_size);
  file.elf_.reset(::elf_begin(fd, ELF_C_READ, nullptr));
  if (!file.elf_ || ::elf_kind(file.handle()) != ELF_K_ELF || !file.read_header()) {
    return std::nullopt;
  }
  file.read_segments();
  file.read_sections();
  return file;
}

bool ElfFile::read_header() {
  GElf_Ehdr header;
  if (::gelf_getehdr(handle(), &header) == nullptr) return false;
  format_ = {header.e_ident[EI_CLASS] == ELFCLASS64, header.e_ident[EI_DATA] == ELFDATA2LSB};
  type_ = header.e_type;
  machine_ = header.e_machine;
  program_table_ = {header.e_phoff, std::uint64_t{header.e_phnum} * header.e_phentsize};
  section_table_ = {header.e_shoff, std::uint64_t{header.e_shnum} * format_.section_header_size()};
  section_names_index_ = header.e_shstrndx;
  return true;
}

void ElfFile::read_segments() {
  std::size_t count = 0;
  if (::elf_getphdrnum(handle(), &count) != 0) return;
  count = std::min(count, most_segments);
  for (std::size_t index = 0; index < count; ++index) {
    GElf_Phdr header;
    if (::gelf_getphdr(handle(), static_cast<int>(index), &header) == nullptr) return;
    segments_.push_back(
        {header.p_type, header.p_flags, header.p_offset, header.p_vaddr, header.p_filesz});
  }
}

void ElfFile::read_sections() {
  std::size_t count = 0;
  if (!lies_within(section_table_, file_size_) || ::elf_getshdrnum(handle(), &count) != 0) return;
  std::vector<std::uint32_t> name_offsets;
  for (std::size_t index = 0; index < count; ++index) {
    GElf_Shdr header;
    if (::gelf_getshdr(::elf_getscn(handle(), index), &header) == nullptr) break;
    sections_.push_back(to_section(header));
    name_offsets.push_back(header.sh_name);
  }
  read_section_names(section_names_index_, name_offsets);
}

void ElfFile::read_section_names(std::uint32_t names_index,
                                 const std::vector<std::uint32_t>& offsets) {
  constexpr std::uint64_t most_bytes = std::uint64_t{1} << 20U;
  if (names_index >= sections_.size()) return;
  const ElfSection& names = sections_[names_index];
  const std::string table = read({names.offset, names.size}, most_bytes);
  for (std::size_t index = 0; index < sections_.size(); ++index) {
    sections_[index].name = name_at(table, offsets[index]);
  }
}

std::uint64_t ElfFile::load_end() const {
  std::uint64_t end = format_.header_size();
  const auto include = [&](const ByteRange& range) {
    end = std::max(end, lies_within(range, file_size_) ? range.end() : file_size_);
  };
  include(program_table_);
  for (const ElfSegment& segment : segments_) {
    if (segment.file_size > 0) include({segment.offset, segment.file_size});
  }
  for (const ElfSection& section : sections_) {
    if (section.is_allocated() && section.has_bytes()) include({section.offset, section.size});
  }
  return std::min(end, file_size_);
}

std::string ElfFile::read(const ByteRange& range, std::uint64_t most) const {
  if (range.size > most || !lies_within(range, file_size_)) return {};
  std::string bytes = read_at(fd_, range.offset, range.size);
  return bytes.size() == range.size ? bytes : std::string();
}

}  // namespace reuse_build
