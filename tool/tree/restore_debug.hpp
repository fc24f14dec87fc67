// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>

#include "archive/extract.hpp"
#include "tree/test_tree.hpp"

namespace reuse_build {

// Puts back the debug sections that `--strip split` took out of the programs of a tree: each is
// then what it was, bit for bit. The debug files come from `debug_archive`, by build-id, and stay
// at layout::debug_directory for debuggers. Returns how many programs. Throws (setup_error) naming
// what does not fit; nothing to put back is an error as well. `limits` are of the debug archive.
std::size_t restore_debug_sections(const TestTree& tree, const std::filesystem::path& debug_archive,
                                   const ExtractLimits& limits = {});

}  // namespace reuse_build
