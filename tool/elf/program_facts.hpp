// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "elf/dynamic.hpp"
#include "elf/elf_file.hpp"
#include "elf/file_layout.hpp"

namespace reuse_build {

// What an archive records of a program or shared library, so that it need not be read again.
struct ProgramFacts {
  std::string machine;  // as machine_name() gives it
  DynamicInfo dynamic;
  std::string build_id;           // hex; empty when it has none
  std::vector<FileRange> layout;  // of the file as it is in the archive
};

ProgramFacts program_facts(const ElfFile& file);

}  // namespace reuse_build
