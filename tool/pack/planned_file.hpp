// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/writer.hpp"
#include "build/rust_build.hpp"
#include "config/archive_settings.hpp"
#include "elf/program_facts.hpp"
#include "pack/content_list.hpp"
#include "support/pieces.hpp"

namespace reuse_build {

// A file that goes into an archive, looked at but not read yet.
struct PlannedFile {
  ContentFile content;
  std::uint64_t size = 0;  // bytes in the archive
  unsigned mode = 0;
  std::optional<ProgramFacts> program = std::nullopt;
  std::optional<Pieces> stripped = std::nullopt;  // what goes into the archive instead of the file
  std::optional<Pieces> debug_file = std::nullopt;  // what goes into the debug archive
};

// Looks at a file. Debug sections are dealt with as `strip` says where `may_strip`.
PlannedFile plan_file(const ContentFile& content, Strip strip, bool may_strip);

// All files in the order in which they are packed: by size. Binaries that link the same libraries
// have similar sizes, so what is alike lies close together, within the compressor's window; and who
// wants a small one need not read far. Only what cargo built and Rust's standard library are
// stripped; with Strip::split, of programs that have one build-id and differ only the first, and a
// warning says so.
std::vector<PlannedFile> plan_files(const std::vector<ContentFile>& contents,
                                    const RustBuild& build, Strip strip);

// Leaves out Rust's shared standard library unless a program or library needs it; then says which
// one does.
void leave_out_libstd(std::vector<PlannedFile>& files);

// Packs the file. Returns the SHA-256 of the original if something else was packed, else nothing.
std::string add_planned_file(ArchiveWriter& writer, const PlannedFile& file);

// Packs the debug file that it has, below layout::debug_directory.
void add_debug_file(ArchiveWriter& writer, const PlannedFile& file);

}  // namespace reuse_build
