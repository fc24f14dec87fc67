// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/container.hpp"

#include "archive/directory_container.hpp"
#include "archive/libarchive_container.hpp"
#include "archive/tar_zst_container.hpp"

namespace reuse_build {

void Container::begin_section(Section /*section*/, std::uint64_t /*size*/) {}

std::unique_ptr<Container> make_container(ArchiveFormat format, const std::filesystem::path& file,
                                          const ZstdOptions& zstd) {
  switch (format) {
    case ArchiveFormat::directory:
      return std::make_unique<DirectoryContainer>(file);
    case ArchiveFormat::tar_gz:
    case ArchiveFormat::tar_xz:
    case ArchiveFormat::zip:
      return std::make_unique<CompressedContainer>(file, format, zstd.level);
    case ArchiveFormat::tar_zst:
      break;
  }
  return std::make_unique<TarZstContainer>(file, zstd);
}

}  // namespace reuse_build
