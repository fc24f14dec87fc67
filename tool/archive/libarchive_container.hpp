// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <archive.h>

#include <cstdint>
#include <exception>
#include <memory>

#include "archive/container.hpp"
#include "support/file.hpp"
#include "support/sha256.hpp"

namespace reuse_build {

// The part of a Container that all of libarchive's formats share. Equal input gives equal bytes:
// owner 0, one time stamp for all members (SOURCE_DATE_EPOCH, else the start of 1980, the earliest
// that every format can hold).
class LibarchiveContainer : public Container {
 public:
  void begin_file(const std::string& path, std::uint64_t size, unsigned mode) override;
  void write(std::string_view bytes) override;
  void end_file() override;
  void add_directory(const std::string& path) override;
  std::string commit() override;

 protected:
  explicit LibarchiveContainer(const std::filesystem::path& file);

  // To be called when the format is set.
  void open();
  // Takes what libarchive writes, to be written to the file one way or another.
  virtual void take(std::string_view bytes) { write_to_file(bytes); }
  // Called when libarchive has written all.
  virtual void end_of_members() {}

  void write_to_file(std::string_view bytes);
  void require_success(int result) const;
  [[nodiscard]] struct archive* get() const { return archive_.get(); }

 private:
  static la_ssize_t on_bytes(struct archive* archive, void* self, const void* bytes,
                             std::size_t size) noexcept;
  void write_header(const std::string& path, unsigned type, unsigned mode, std::uint64_t size);

  // libarchive would finish an archive that was not closed: fill up the open member with zeros.
  struct Free {
    void operator()(struct archive* archive) const {
      archive_write_fail(archive);
      archive_write_free(archive);
    }
  };
  std::int64_t time_;         // of every member, in seconds since 1970
  std::exception_ptr error_;  // thrown below libarchive's C code, rethrown above it
  StagedFile file_;
  Sha256 digest_;
  std::unique_ptr<struct archive, Free> archive_;
};

// .tar.gz, .tar.xz or .zip. `level` is zstd's: the compressor's own default where it is not in 1…9.
class CompressedContainer : public LibarchiveContainer {
 public:
  CompressedContainer(const std::filesystem::path& file, ArchiveFormat format, int level);
  void begin_file(const std::string& path, std::uint64_t size, unsigned mode) override;
};

}  // namespace reuse_build
