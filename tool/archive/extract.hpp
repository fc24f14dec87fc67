// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "support/sha256.hpp"

namespace reuse_build {

struct ExtractOptions {
  std::function<bool(std::string_view path)> wanted = {};   // others are checked, but not written
  std::function<bool(std::string_view path)> is_real = {};  // where no link may be
  Sha256* digest = nullptr;  // fed with the archive's bytes as they are read
};

struct ExtractSummary {
  std::uint64_t file_count = 0;
  std::uint64_t byte_count = 0;
};

// Unpacks a .tar.zst into `directory`, which must be new and ours alone. An archive is hostile
// until proven otherwise, so anything but regular files, directories and links that stay inside
// `target/` is refused, as are paths outside `target/`, "..", duplicates, and bytes after the end;
// links are made last, so nothing is written through one. The whole file is read, so that every
// checksum in it is checked. Errors (setup_error) name the archive and the member.
ExtractSummary extract_archive(const std::filesystem::path& archive,
                               const std::filesystem::path& directory,
                               const ExtractOptions& options);

}  // namespace reuse_build
