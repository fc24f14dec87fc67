// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnosis/this_machine.hpp"
#include "diagnosis/tree_files.hpp"
#include "elf/glibc_version.hpp"
#include "launch/record.hpp"

namespace reuse_build {

// A shared library that is not found, and the file that needs it.
struct MissingLibrary {
  std::string name;
  launch::Path needed_by;
};

struct LibraryNeeds {
  std::vector<MissingLibrary> missing;
  std::optional<GlibcVersion> glibc;  // the newest that a file of the tree needs
  launch::Path glibc_needed_by;
};

// Looks for the shared libraries that a program needs, and for those that the tree's own libraries
// need in turn, where the dynamic loader does (ld.so(8)): in RPATH, in `library_path`, in RUNPATH,
// and where the machine keeps its own; musl's (ldso/dynlink.c) looks in `library_path` first and
// makes no difference between the other two. A library of another processor family is passed over.
// What may lie in a directory that cannot be told from outside ($LIB, $PLATFORM, relative ones) is
// not called missing. What the machine's own libraries need is the machine's affair.
LibraryNeeds follow_libraries(const launch::Path& program,
                              const std::vector<launch::Path>& library_path, const Machine& machine,
                              TreeFiles& files);

}  // namespace reuse_build
