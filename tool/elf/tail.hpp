// SPDX-License-Identifier: MIT OR Apache-2.0
// A linked file as linkers write it has two parts: first all that is loaded, up to load_end(), then
// its tail, of sections that are not loaded and the section table. Only the tail of such a file is
// ever changed.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "elf/elf_file.hpp"

namespace reuse_build {

struct TailItem {
  ByteRange bytes;
  std::size_t section = 0;  // its index; 0 is the section table
};

// The tail in order of offsets. nullopt for a file that is not made so, and that must stay as it
// is: one that is not linked (ET_REL), has sections loaded outside of segments, sections that
// overlap, a group section, a section header of another size, or bytes in the tail that no section
// explains, as self-extracting programs have. Between items up to a page of zeros is padding.
std::optional<std::vector<TailItem>> find_tail(const ElfFile& file);

}  // namespace reuse_build
