// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "elf/dynamic.hpp"
#include "launch/record.hpp"
#include "tree/manifest.hpp"

namespace reuse_build {

// What decides whether a file can be started or loaded.
struct LoadableFile {
  std::string machine;  // as machine_name() names it; "" for what is no ELF file
  DynamicInfo dynamic;
};

// The files of a test tree, extracted or still in its archive, together with those of this machine:
// by paths that start from the tree or are absolute. Each is looked at once.
class TreeFiles {
 public:
  // As the manifest describes them, which must outlive this.
  static TreeFiles in_archive(const Manifest& manifest);
  static TreeFiles extracted(std::filesystem::path root);

  // nullptr when there is no such file.
  const LoadableFile* find(const launch::Path& file);
  [[nodiscard]] bool has_directory(const launch::Path& directory) const;

 private:
  [[nodiscard]] bool look_for_directory(const launch::Path& directory) const;
  [[nodiscard]] std::optional<LoadableFile> look_at(const launch::Path& file) const;

  std::filesystem::path root_;                             // empty: of an archive
  std::map<std::string, const ManifestFile*> in_archive_;  // by path
  std::map<std::string, std::optional<LoadableFile>> seen_;
  mutable std::map<std::string, bool> seen_directories_;
};

// A path with no "." and ".." in it, where that can be.
launch::Path normal(const launch::Path& path);

// What it is called in messages: a path of the tree from there, another as it is.
std::string name_of(const launch::Path& path);

}  // namespace reuse_build
