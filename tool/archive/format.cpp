// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/format.hpp"

#include <unistd.h>

#include <array>
#include <string>
#include <utility>

#include "archive/archive_name.hpp"
#include "launch/error.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace {

using Names = std::array<std::pair<std::string_view, ArchiveFormat>, 6>;

constexpr Names option_values = {{{"tar-zst", ArchiveFormat::tar_zst},
                                  {"tar-zstd", ArchiveFormat::tar_zst},
                                  {"tar-gz", ArchiveFormat::tar_gz},
                                  {"tar-xz", ArchiveFormat::tar_xz},
                                  {"zip", ArchiveFormat::zip},
                                  {"directory", ArchiveFormat::directory}}};

// The first bytes of a file: RFC 8878 3.1.1, RFC 1952 2.3.1, the .xz file format 2.1.1.1, and
// PKWARE's APPNOTE 4.3.7.
constexpr Names magics = {{{"\x28\xb5\x2f\xfd", ArchiveFormat::tar_zst},
                           {"\x1f\x8b", ArchiveFormat::tar_gz},
                           {"\xfd"
                            "7zXZ",
                            ArchiveFormat::tar_xz},
                           {"PK\3\4", ArchiveFormat::zip},
                           {"PK\5\6", ArchiveFormat::zip},
                           {"\x50\x2a\x4d\x18", ArchiveFormat::tar_zst}}};

std::string first_bytes(const std::filesystem::path& file) {
  const Fd fd = open_for_reading(file, ExitCode::setup_error);
  std::array<char, 8> bytes{};
  const ssize_t count = ::read(fd.get(), bytes.data(), bytes.size());
  if (count < 0) {
    throw system_error(ExitCode::setup_error, "cannot read '" + file.string() + "'", errno,
                       "check that it is a file and that the disk is sound");
  }
  return {bytes.data(), static_cast<std::size_t>(count)};
}

}  // namespace

ArchiveFormat parse_archive_format(std::string_view name) {
  for (const auto& [value, format] : option_values) {
    if (name == value) return format;
  }
  throw Error(ExitCode::usage, "there is no archive format '" + std::string(name) + "'",
              "use auto, tar-zst, tar-gz, tar-xz, zip or directory");
}

ArchiveFormat format_to_write(std::string_view name, const std::filesystem::path& file) {
  if (name != "auto") return parse_archive_format(name);
  if (const auto format = format_of_name(file)) return *format;
  throw Error(ExitCode::setup_error,
              "cannot write the archive '" + file.string() + "': its name tells no known format",
              "give it a name that ends in .tar.zst, .tar.gz, .tar.xz or .zip, or a format with "
              "--archive-format");
}

ArchiveFormat format_of(std::string_view name, const std::filesystem::path& file) {
  if (name != "auto") return parse_archive_format(name);
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) return ArchiveFormat::directory;
  const std::string start = first_bytes(file);
  for (const auto& [magic, format] : magics) {
    if (start.starts_with(magic)) return format;
  }
  throw Error(ExitCode::setup_error,
              "cannot read the archive '" + file.string() + "': it is " +
                  (start.empty() ? "empty" : "no archive of a known format"),
              "an archive is a .tar.zst file, as `reuse-build archive` or `cargo nextest archive` "
              "writes it, or .tar.gz, .tar.xz, .zip or a directory");
}

}  // namespace reuse_build
