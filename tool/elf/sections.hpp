// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "elf/elf_file.hpp"

namespace reuse_build {

// Whether a section is there for debuggers only, as `strip --strip-debug` sees it. Never one that
// is allocated: Rust's .debug_gdb_scripts is loaded with the program.
bool is_debug_section(const ElfSection& section);

// Whether a debug section is one that gives addresses their file and line.
bool is_line_table(const ElfSection& section);

bool has_debug_sections(const ElfFile& file);

}  // namespace reuse_build
