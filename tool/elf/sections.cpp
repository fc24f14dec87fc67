// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/sections.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace reuse_build {

namespace {

template <std::size_t Count>
bool begins_with_any(std::string_view name, const std::array<std::string_view, Count>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [name](std::string_view beginning) {
    return name.substr(0, beginning.size()) == beginning;
  });
}

}  // namespace

bool is_debug_section(const ElfSection& section) {
  constexpr std::array<std::string_view, 6> beginnings{
      ".debug_", ".zdebug_", ".gdb_index", ".stab", ".gnu.debuglto_", ".gnu.linkonce.wi."};
  return !section.is_allocated() && begins_with_any(section.name, beginnings);
}

bool is_line_table(const ElfSection& section) {
  constexpr std::array<std::string_view, 9> beginnings{
      ".debug_line",  ".debug_aranges",  ".debug_ranges",  ".debug_rnglists", ".debug_frame",
      ".zdebug_line", ".zdebug_aranges", ".zdebug_ranges", ".zdebug_frame"};
  return is_debug_section(section) && begins_with_any(section.name, beginnings);
}

bool has_debug_sections(const ElfFile& file) {
  return std::any_of(file.sections().begin(), file.sections().end(), [](const ElfSection& section) {
    return is_debug_section(section) && section.has_bytes();
  });
}

}  // namespace reuse_build
