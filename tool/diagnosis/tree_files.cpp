// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/tree_files.hpp"

#include <fcntl.h>

#include <utility>

#include "elf/elf_file.hpp"
#include "elf/machine.hpp"
#include "support/fd.hpp"

namespace reuse_build {

namespace fs = std::filesystem;
using launch::Root;

namespace {

std::optional<LoadableFile> look_at_disk(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return std::nullopt;
  const Fd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  const auto elf = fd ? ElfFile::open(fd.get(), file) : std::nullopt;
  if (!elf) return LoadableFile{};
  return LoadableFile{machine_name(elf->machine(), elf->format()), read_dynamic(*elf)};
}

}  // namespace

launch::Path normal(const launch::Path& path) {
  std::string text = fs::path(path.relative).lexically_normal().string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return {path.root, text == "." ? std::string() : std::move(text)};
}

std::string name_of(const launch::Path& path) {
  return "'" + path.relative + "'";
}

TreeFiles TreeFiles::in_archive(const Manifest& manifest) {
  TreeFiles files;
  for (const ManifestFile& file : manifest.files) files.in_archive_[file.member.path] = &file;
  return files;
}

TreeFiles TreeFiles::extracted(fs::path root) {
  TreeFiles files;
  files.root_ = std::move(root);
  return files;
}

std::optional<LoadableFile> TreeFiles::look_at(const launch::Path& file) const {
  if (file.root == Root::absolute) return look_at_disk(file.relative);
  if (!root_.empty()) return look_at_disk(root_ / file.relative);
  const auto found = in_archive_.find(file.relative);
  if (found == in_archive_.end()) return std::nullopt;
  const auto& program = found->second->program;
  return program ? LoadableFile{program->machine, program->dynamic} : LoadableFile{};
}

const LoadableFile* TreeFiles::find(const launch::Path& file) {
  const launch::Path path = normal(file);
  const std::string key = (path.root == Root::absolute ? "/" : "") + path.relative;
  auto seen = seen_.find(key);
  if (seen == seen_.end()) seen = seen_.emplace(key, look_at(path)).first;
  return seen->second ? &*seen->second : nullptr;
}

bool TreeFiles::has_directory(const launch::Path& directory) const {
  const std::string key = (directory.root == Root::absolute ? "/" : "") + directory.relative;
  const auto [seen, is_new] = seen_directories_.try_emplace(key, false);
  if (is_new) seen->second = look_for_directory(directory);
  return seen->second;
}

bool TreeFiles::look_for_directory(const launch::Path& directory) const {
  const launch::Path path = normal(directory);
  std::error_code ignored;
  if (path.root == Root::absolute) return fs::is_directory(path.relative, ignored);
  if (!root_.empty()) return fs::is_directory(root_ / path.relative, ignored);
  const std::string prefix = path.relative.empty() ? "" : path.relative + "/";
  const auto first = in_archive_.lower_bound(prefix);
  return first != in_archive_.end() && first->first.starts_with(prefix);
}

}  // namespace reuse_build
