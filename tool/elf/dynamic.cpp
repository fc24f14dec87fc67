// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/dynamic.hpp"

#include <gelf.h>
#include <libelf.h>

#include <algorithm>

#include "support/read_at.hpp"

namespace reuse_build {

namespace {

// Real files stay far below these; they bound what a damaged one makes us read.
constexpr std::uint64_t most_dynamic_bytes = std::uint64_t{64} * 1024;
constexpr std::uint64_t most_version_bytes = std::uint64_t{256} * 1024;
constexpr std::size_t longest_string = 4096;

// From a virtual address to the end of the loaded bytes around it, as a range of the file; empty
// when the address is not loaded from the file.
ByteRange loaded_from(const ElfFile& file, std::uint64_t address) {
  for (const ElfSegment& segment : file.segments()) {
    if (segment.type != PT_LOAD || address < segment.address) continue;
    const std::uint64_t into = address - segment.address;
    const ByteRange whole{segment.offset, segment.file_size};
    if (into >= segment.file_size || !lies_within(whole, file.file_size())) continue;
    return {segment.offset + into, segment.file_size - into};
  }
  return {};
}

// A string that ends within `table`, else "".
std::string string_in(const ElfFile& file, const ByteRange& table, std::uint64_t offset) {
  if (offset >= table.size) return {};
  const auto size = std::min<std::uint64_t>(table.size - offset, longest_string);
  std::string text = read_at(file.fd(), table.offset + offset, size);
  const std::size_t end = text.find('\0');
  return end == std::string::npos ? std::string() : text.substr(0, end);
}

std::string read_interpreter(const ElfFile& file) {
  for (const ElfSegment& segment : file.segments()) {
    if (segment.type != PT_INTERP) continue;
    const ByteRange bytes{segment.offset, segment.file_size};
    if (lies_within(bytes, file.file_size())) return string_in(file, bytes, 0);
  }
  return {};
}

struct Entry {
  std::int64_t tag = DT_NULL;
  std::uint64_t value = 0;  // a number or an address
};

std::vector<Entry> read_entries(const ElfFile& file) {
  std::vector<Entry> entries;
  for (const ElfSegment& segment : file.segments()) {
    if (segment.type != PT_DYNAMIC || segment.file_size > most_dynamic_bytes) continue;
    Elf_Data* data = ::elf_getdata_rawchunk(file.handle(), static_cast<int64_t>(segment.offset),
                                            segment.file_size, ELF_T_DYN);
    GElf_Dyn entry;
    for (int index = 0; data != nullptr && ::gelf_getdyn(data, index, &entry) != nullptr; ++index) {
      if (entry.d_tag == DT_NULL) break;
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-union-access): both members are the same number
      entries.push_back({entry.d_tag, entry.d_un.d_val});
    }
    break;
  }
  return entries;
}

// The tables that the entries point to; the strings' size is as the entries say.
struct Tables {
  ByteRange strings;
  ByteRange versions;
};

Tables find_tables(const ElfFile& file, const std::vector<Entry>& entries) {
  Tables tables;
  std::uint64_t strings_size = 0;
  for (const Entry& entry : entries) {
    if (entry.tag == DT_STRTAB) tables.strings = loaded_from(file, entry.value);
    if (entry.tag == DT_STRSZ) strings_size = entry.value;
    if (entry.tag == DT_VERNEED) tables.versions = loaded_from(file, entry.value);
  }
  tables.strings.size = std::min(tables.strings.size, strings_size);
  tables.versions.size = std::min(tables.versions.size, most_version_bytes);
  return tables;
}

// Walks the version requirements: a list of libraries, each with a list of versions, all linked by
// distances in bytes (.gnu.version_r, see the Linux Standard Base). Both structures have 16 bytes
// in either class. Distances are taken as forward ones only, and versions are counted over all
// libraries, so that lists which share their entries cannot keep us busy.
class VersionWalk {
 public:
  VersionWalk(const ElfFile& file, const Tables& tables)
      : file_(file),
        strings_(tables.strings),
        bytes_(file.read(tables.versions, most_version_bytes)),
        versions_left_(bytes_.size() / entry_size) {}

  std::optional<GlibcVersion> newest_glibc() {
    std::uint64_t library = 0;
    while (has_entry(library)) {
      visit_versions(library + number(library, offsetof(Elf64_Verneed, vn_aux)));
      const std::uint64_t next = number(library, offsetof(Elf64_Verneed, vn_next));
      if (next == 0) break;
      library += next;
    }
    return newest_;
  }

 private:
  static constexpr std::size_t entry_size = sizeof(Elf64_Verneed);
  static_assert(sizeof(Elf64_Vernaux) == entry_size && sizeof(Elf32_Verneed) == entry_size);

  [[nodiscard]] bool has_entry(std::uint64_t at) const {
    return at <= bytes_.size() && bytes_.size() - at >= entry_size;
  }
  [[nodiscard]] std::uint64_t number(std::uint64_t entry, std::size_t field) const {
    return file_.format().number(bytes_, entry + field, 4);
  }

  void visit_versions(std::uint64_t version) {
    while (has_entry(version) && versions_left_ > 0) {
      --versions_left_;
      const std::uint64_t name = number(version, offsetof(Elf64_Vernaux, vna_name));
      newest_ = std::max(newest_, parse_glibc_symbol_version(string_in(file_, strings_, name)));
      const std::uint64_t next = number(version, offsetof(Elf64_Vernaux, vna_next));
      if (next == 0) return;
      version += next;
    }
  }

  const ElfFile& file_;
  ByteRange strings_;
  std::string bytes_;
  std::size_t versions_left_;
  std::optional<GlibcVersion> newest_;
};

}  // namespace

bool DynamicInfo::needs_libstd() const {
  return std::any_of(needed.begin(), needed.end(),
                     [](const std::string& name) { return name.rfind("libstd-", 0) == 0; });
}

DynamicInfo read_dynamic(const ElfFile& file) {
  DynamicInfo info;
  info.interpreter = read_interpreter(file);
  const std::vector<Entry> entries = read_entries(file);
  const Tables tables = find_tables(file, entries);
  for (const Entry& entry : entries) {
    const auto text = [&] { return string_in(file, tables.strings, entry.value); };
    if (entry.tag == DT_NEEDED) info.needed.push_back(text());
    if (entry.tag == DT_RPATH) info.rpath = text();
    if (entry.tag == DT_RUNPATH) info.runpath = text();
    if (entry.tag == DT_SONAME) info.soname = text();
  }
  info.glibc = VersionWalk(file, tables).newest_glibc();
  return info;
}

}  // namespace reuse_build
