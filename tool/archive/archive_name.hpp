// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

#include "archive/format.hpp"

// How archives, and what lies beside them, are called.
namespace reuse_build {

// What the end of the name says: .tar.zst, .tar.gz, .tgz, .tar.xz, .zip, a '/' for a directory.
std::optional<ArchiveFormat> format_of_name(const std::filesystem::path& archive);

// "x" for "x/": a directory's name may end in a slash.
std::filesystem::path without_slash(const std::filesystem::path& archive);

// "x.debug.tar.zst" for "x.tar.zst".
std::filesystem::path debug_archive_of(const std::filesystem::path& archive);

// "x.shard-1-of-4.tar.zst" for "x.tar.zst".
std::filesystem::path shard_file(const std::filesystem::path& archive, std::size_t index,
                                 std::size_t count);

// "x.tar.zst.sha256" for "x.tar.zst".
std::filesystem::path digest_file_of(const std::filesystem::path& archive);

}  // namespace reuse_build
