// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/writer.hpp"
#include "build/rust_build.hpp"
#include "pack/planned_file.hpp"
#include "tree/driver.hpp"
#include "tree/manifest.hpp"

namespace reuse_build {

// All that goes into one archive.
struct PackRequest {
  std::filesystem::path file;
  ArchiveFormat format = ArchiveFormat::tar_zst;
  ZstdOptions zstd;
  RustBuild build;
  std::string cargo_metadata;  // the document
  TestSuites suites;           // of the build, as they will be found in the tree
  std::vector<PlannedFile> files;
  Manifest manifest;  // without its files
  InstalledDriver driver;
};

struct PackResult {
  std::size_t file_count = 0;
  std::uint64_t unpacked_size = 0;  // bytes
};

// Writes the archive and, when debug sections were split off, the archive debug_archive_of(file)
// that holds them; beside each `<it>.sha256`, for `sha256sum -c`. What lies at these places of an
// earlier build is replaced or removed. Throws (archive_creation_failed).
PackResult pack(const PackRequest& request);

}  // namespace reuse_build
