// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>

#include "elf/elf_file.hpp"
#include "support/pieces.hpp"

namespace reuse_build {

// The file without its debug sections and their relocations, as `strip --strip-debug` would write
// it: what is loaded stays byte for byte (but for the ELF header's fields about the section table),
// symbol tables stay, so that backtraces keep function names. nullopt when there is nothing to drop
// and when the file is not made as linkers make them (find_tail()): it must stay whole.
std::optional<Pieces> without_debug_sections(const ElfFile& file);

}  // namespace reuse_build
