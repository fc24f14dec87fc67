// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "archive/format.hpp"
#include "archive/zstd_writer.hpp"

namespace reuse_build {

// The parts of an archive, in order: the two metadata documents; what cargo built; what the archive
// says of itself, which is read first.
enum class Section { metadata, contents, summary };

// Writes members into one format. What is not there before commit() never appears at the final
// path. Errors: archive_creation_failed.
class Container {
 public:
  Container() = default;
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  virtual ~Container() = default;

  // A section begins; its files have `size` bytes together, which need be no more than a good
  // guess.
  virtual void begin_section(Section section, std::uint64_t size);
  virtual void begin_file(const std::string& path, std::uint64_t size, unsigned mode) = 0;
  virtual void write(std::string_view bytes) = 0;
  virtual void end_file() = 0;
  virtual void add_directory(const std::string& path) = 0;
  // Returns the SHA-256 of the finished file, in hex; empty for a directory.
  virtual std::string commit() = 0;

  // The index of the zstd frame that the current file begins in; 0 in other formats.
  [[nodiscard]] virtual std::size_t frame() const { return 0; }
};

// `zstd` is used as far as the format is compressed with it.
std::unique_ptr<Container> make_container(ArchiveFormat format, const std::filesystem::path& file,
                                          const ZstdOptions& zstd);

}  // namespace reuse_build
