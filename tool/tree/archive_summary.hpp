// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "archive/archive_file.hpp"
#include "tree/test_tree.hpp"

namespace reuse_build {

// What an archive of ours says of itself, read from its first and its last frames: kilobytes,
// however large it is. Empty for archives that cannot be read so: other formats, other writers.
std::optional<TestTree> read_summary(const ArchiveFile& archive);

// The archive's two metadata documents alone, and suites that are not listed: for any archive, read
// up to where it has them, which is their beginning. The records are not those that the tree will
// have, which an empty binary id shows. Throws (setup_error) when the documents are missing.
TestTree read_metadata(const ArchiveFile& archive);

// The manifest alone, of an archive in any format; for some all of it must be read. Empty when it
// has none.
std::optional<Manifest> read_manifest(const ArchiveFile& archive);

// The frames of an archive with this manifest that have to be read for some of its files: those of
// the metadata, of the summary, and of every group its start up to the last file that is wanted.
// All frames when `wanted` is empty. No ranges when the archive has no frames.
std::vector<FrameRange> frames_to_read(const ArchiveFile& archive, const Manifest& manifest,
                                       const std::function<bool(const ManifestFile&)>& wanted);

}  // namespace reuse_build
