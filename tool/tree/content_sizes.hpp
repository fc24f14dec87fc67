// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "archive/archive_file.hpp"
#include "tree/manifest.hpp"

namespace reuse_build {

// Bytes, and about how many of them there are in the archive.
struct ContentSize {
  std::uint64_t bytes = 0;
  double compressed = 0;

  ContentSize& operator+=(const ContentSize& other) {
    bytes += other.bytes;
    compressed += other.compressed;
    return *this;
  }
};

// By ContentKind; files that are no programs count as data.
using SizesByKind = std::array<ContentSize, 5>;

struct FileSizes {
  const ManifestFile* file = nullptr;
  SizesByKind kinds;
  [[nodiscard]] ContentSize total() const;
};

// What each file of an archive of ours takes, in the manifest's order; `manifest` must live on.
std::vector<FileSizes> content_sizes(const ArchiveFile& archive, const Manifest& manifest);

// Of all files together.
SizesByKind total_sizes(const std::vector<FileSizes>& files);

}  // namespace reuse_build
