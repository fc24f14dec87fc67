// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "elf/elf_file.hpp"

namespace reuse_build {

// The linker's build-id (NT_GNU_BUILD_ID) in lower-case hex digits; "" when the file has none.
std::string build_id(const ElfFile& file);

}  // namespace reuse_build
