// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/archive_name.hpp"

#include <array>
#include <string>
#include <utility>

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<std::string_view, ArchiveFormat>, 6> endings = {
    {{".tar.zst", ArchiveFormat::tar_zst},
     {".tar.gz", ArchiveFormat::tar_gz},
     {".tgz", ArchiveFormat::tar_gz},
     {".tar.xz", ArchiveFormat::tar_xz},
     {".zip", ArchiveFormat::zip},
     {"/", ArchiveFormat::directory}}};

// What tells the format; another extension where none does.
std::string ending_of(const fs::path& archive) {
  const std::string name = archive.filename().string();
  for (const auto& [ending, format] : endings) {
    if (name.ends_with(ending)) return std::string(ending);
  }
  return archive.extension().string();
}

fs::path with_inner_name(const fs::path& archive, const std::string& inner) {
  const fs::path file = without_slash(archive);
  std::string name = file.filename().string();
  const std::string ending = ending_of(file);
  name.insert(name.size() - ending.size(), inner);
  return file.parent_path() / name;
}

}  // namespace

std::optional<ArchiveFormat> format_of_name(const fs::path& archive) {
  const std::string name = archive.string();
  for (const auto& [ending, format] : endings) {
    if (name.size() > ending.size() && name.ends_with(ending)) return format;
  }
  return std::nullopt;
}

fs::path without_slash(const fs::path& archive) {
  return archive.has_filename() ? archive : archive.parent_path();
}

fs::path debug_archive_of(const fs::path& archive) {
  return with_inner_name(archive, ".debug");
}

fs::path shard_file(const fs::path& archive, std::size_t index, std::size_t count) {
  return with_inner_name(archive,
                         ".shard-" + std::to_string(index) + "-of-" + std::to_string(count));
}

fs::path digest_file_of(const fs::path& archive) {
  return archive.string() + ".sha256";
}

}  // namespace reuse_build
