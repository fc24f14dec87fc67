// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tree/content_sizes.hpp"

namespace reuse_build {

// Which options of `reuse-build archive` would make an archive of ours how much smaller, a line
// each, the best first: "--strip debug saves at most 30.1 MB of 44.2 MB". Empty when none would.
std::vector<std::string> size_advice(const ArchiveFile& archive, const Manifest& manifest,
                                     const std::vector<FileSizes>& files);

// Says the first of them when debug sections are most of the archive's bytes.
void advise_on_size(const std::filesystem::path& file);

}  // namespace reuse_build
