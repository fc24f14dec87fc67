// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace reuse_build {

// What an archive is outside. Only tar_zst is cargo-nextest's format, and only it can be read in
// parts.
enum class ArchiveFormat { tar_zst, tar_gz, tar_xz, zip, directory };

// "tar-zst", "tar-gz", "tar-xz", "zip" or "directory", as --archive-format says it, and "tar-zstd",
// as nextest also does. Throws (usage) for another word.
ArchiveFormat parse_archive_format(std::string_view name);

// The format to write: that of `name`, or with "auto" by the end of the file's name (.tar.zst,
// .tar.gz, .tar.xz, .zip; a '/' for a directory). Throws (setup_error) when it tells none.
ArchiveFormat format_to_write(std::string_view name, const std::filesystem::path& file);

// The format of what lies there: that of `name`, or with "auto" by its first bytes. Throws
// (setup_error) when it is none of ours.
ArchiveFormat format_of(std::string_view name, const std::filesystem::path& file);

}  // namespace reuse_build
