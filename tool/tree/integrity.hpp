// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "archive/extract.hpp"
#include "tree/manifest.hpp"

namespace reuse_build {

// Where the files are that were read. In a tree there may be others than the manifest's: its tests
// write some.
enum class ReadFrom { archive, tree };

// Compares files that were read with the manifest: every wanted one must be there, with its size
// and, where it was computed, its SHA-256; in an archive there may be nothing else, links included,
// which no manifest names. Throws (setup_error) naming each that differs. A manifest that names no
// files says nothing.
void require_as_in_manifest(const ExtractSummary& read, const Manifest& manifest,
                            const std::function<bool(std::string_view)>& wanted,
                            ReadFrom read_from);

struct VerifiedFiles {
  std::size_t count = 0;
  bool have_digests = false;  // of cargo-nextest's archives only zstd's checksums could be checked
};

// Reads all of an archive, or all of a tree that its manifest names, and compares every file with
// the SHA-256 there. Throws (setup_error) naming each that differs, and when there is nothing to
// compare with.
VerifiedFiles verify_archive(const ArchiveFile& archive, const ExtractLimits& limits);

}  // namespace reuse_build
