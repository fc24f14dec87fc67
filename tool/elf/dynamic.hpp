// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "elf/elf_file.hpp"
#include "elf/glibc_version.hpp"

namespace reuse_build {

// What the dynamic loader needs to start a program or to load a library.
struct DynamicInfo {
  std::string interpreter;          // path of the loader; "" for libraries and static programs
  std::vector<std::string> needed;  // names of libraries, in the file's order
  std::string rpath;                // as in the file, ':' between directories, $ORIGIN kept
  std::string runpath;
  std::optional<GlibcVersion> glibc;  // the newest version whose symbols are used
  std::string soname = {};            // by which others need a library; "" for most programs

  // Whether Rust's standard library must be there as a shared library.
  [[nodiscard]] bool needs_libstd() const;
};

// Found through the program headers alone, as the loader does; what is damaged is left out.
DynamicInfo read_dynamic(const ElfFile& file);

}  // namespace reuse_build
