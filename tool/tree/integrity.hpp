// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "archive/extract.hpp"
#include "tree/manifest.hpp"

namespace reuse_build {

// What else than the manifest's files there may be.
enum class OtherFiles { refused, allowed };

// Compares files that were read with the manifest: every wanted one must be there, with its size
// and, where it was computed, its SHA-256. Throws (setup_error) naming each file that differs. A
// manifest that names no files says nothing.
void require_as_in_manifest(const ExtractSummary& read, const Manifest& manifest,
                            const std::function<bool(std::string_view)>& wanted,
                            OtherFiles other_files);

struct VerifiedFiles {
  std::size_t count = 0;
  bool have_digests = false;  // of cargo-nextest's archives only zstd's checksums could be checked
};

// Reads all of an archive, or of a tree, and compares every file with the SHA-256 in its manifest.
// Throws (setup_error) naming each that differs.
VerifiedFiles verify_archive(const ArchiveFile& archive, const ExtractLimits& limits);

}  // namespace reuse_build
