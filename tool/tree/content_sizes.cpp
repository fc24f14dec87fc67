// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/content_sizes.hpp"

#include <algorithm>

#include "archive/compressed_sizes.hpp"

namespace reuse_build {

namespace {

constexpr std::uint64_t tar_block = 512;

std::uint64_t padded(std::uint64_t size) {
  return (size + tar_block - 1) / tar_block * tar_block;
}

// GNU tar puts a name of more than 100 bytes into a member of its own before the header.
std::uint64_t header_size(const std::string& path) {
  constexpr std::size_t longest_in_header = 100;
  return path.size() <= longest_in_header ? tar_block : 2 * tar_block + padded(path.size() + 1);
}

std::vector<FileRange> layout_of(const ManifestFile& file) {
  if (file.program) return file.program->layout;
  return {{0, file.member.size, ContentKind::data}};
}

}  // namespace

ContentSize FileSizes::total() const {
  ContentSize total;
  for (const ContentSize& size : kinds) total += size;
  return total;
}

std::vector<FileSizes> content_sizes(const ArchiveFile& archive, const Manifest& manifest) {
  const CompressedSizes compressed(archive);
  std::vector<FileSizes> sizes;
  std::size_t frame = 0;
  std::uint64_t offset = 0;  // in the frame's content
  for (const ManifestFile& file : manifest.files) {
    if (file.member.frame != frame) offset = 0;
    frame = file.member.frame;
    offset += header_size(file.member.path);
    FileSizes entry{&file, {}};
    for (const FileRange& range : layout_of(file)) {
      const std::uint64_t begin = std::min(range.offset, file.member.size);
      const std::uint64_t size = std::min(range.size, file.member.size - begin);
      entry.kinds.at(static_cast<std::size_t>(range.kind)) +=
          {size, compressed.of(frame, offset + begin, size)};
    }
    offset += padded(file.member.size);
    sizes.push_back(entry);
  }
  return sizes;
}

SizesByKind total_sizes(const std::vector<FileSizes>& files) {
  SizesByKind total;
  for (const FileSizes& file : files) {
    for (std::size_t kind = 0; kind < total.size(); ++kind) total.at(kind) += file.kinds.at(kind);
  }
  return total;
}

}  // namespace reuse_build
