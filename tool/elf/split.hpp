// SPDX-License-Identifier: MIT OR Apache-2.0
// Keeps what without_debug_sections() removes in a debug file aside, from which the original comes
// back bit for bit.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "elf/elf_file.hpp"
#include "support/pieces.hpp"

namespace reuse_build {

// The debug file of a file that can be stripped: as large as the original, and everything in it
// lies where it lay; but of what is loaded there are only the headers and the notes, the rest is
// zeros and its sections are marked as having no bytes (SHT_NOBITS). nullopt when
// without_debug_sections() gives nullopt or when the file has no build-id to be found by, as
// debug_file_path() tells.
std::optional<Pieces> debug_file(const ElfFile& file);

// Where debuggers look for a debug file, below their directory of debug files (gdb's
// `debug-file-directory`): ".build-id/ab/cdef….debug". nullopt unless the build-id is hex digits of
// at least two whole bytes.
std::optional<std::string> debug_file_path(std::string_view build_id);

// An open file and its name in errors.
struct OpenedFile {
  int fd = -1;
  std::filesystem::path path;
};

// Writes to `output` the file that `stripped` and `debug` were made of. Neither is trusted: throws
// Error(setup_error) when they do not belong together, before anything is written.
void restore_original(const OpenedFile& stripped, const OpenedFile& debug,
                      const OpenedFile& output);

}  // namespace reuse_build
