// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "elf/elf_file.hpp"

namespace reuse_build {

// Paths of the build machine that a program carries in the data it loads.
struct BakedPaths {
  bool source_locations = false;  // file!() in panic messages: no harm when the tests move
  bool opened_paths = false;      // env!("CARGO_MANIFEST_DIR") and its like, which tests may open
  std::string example;            // the first of these, as far as it exists
};

// Searches the loaded data (not code) for `directories`, absolute ones. To be called on the build
// machine while sources and directories are still there, for text alone does not tell:
// - Rust's strings have no end mark, one runs into the next: "/w/app" is followed by anything. So
//   any text after a directory's name counts as another string, unless the directory has a
//   neighbour of the longer name ("/w/app2");
// - a source location is text that up to some ".rs", and no further, is the path of an existing
//   file; everything else is a path that a test may open. One that opens a source file by its whole
//   path cannot be told from a panic in it: of vendored crates, locations are such paths.
BakedPaths find_baked_paths(const ElfFile& file, const std::vector<std::string>& directories);

}  // namespace reuse_build
