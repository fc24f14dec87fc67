// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "config/archive_include.hpp"
#include "pack/content_list.hpp"

namespace reuse_build {

// What a walk takes of a directory; functions may be empty.
struct WalkLimits {
  Depth depth = infinite_depth;  // 1: only the files directly in it
  std::function<bool(const std::string& member, const std::filesystem::path& source)> leaves_out;
  std::function<void(const std::filesystem::path& directory)> on_too_deep;
};

// The files below `directory`, sorted, as members below `member`, and those directories in which
// nothing is found. Links are followed, but none back into a directory that is being walked. What
// is neither file nor directory, and names that are not UTF-8, are warned about and left out.
// Throws (archive_creation_failed) for a directory that cannot be read.
std::vector<ContentFile> walk_directory(const std::string& member,
                                        const std::filesystem::path& directory,
                                        const WalkLimits& limits);

// The entries of a directory, sorted by name.
std::vector<std::filesystem::path> sorted_entries(const std::filesystem::path& directory);

}  // namespace reuse_build
