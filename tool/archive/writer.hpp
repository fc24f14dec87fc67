// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <archive.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/member.hpp"
#include "archive/zstd_stream.hpp"
#include "support/file.hpp"

namespace reuse_build {

// Writes a .tar.zst: GNU tar (libarchive's gnutar: no pax headers, which nextest refuses and which
// change with the locale), owner 0, one time stamp for all members, so that equal input gives equal
// bytes. Written beside its final path and renamed by commit(). Errors: archive_creation_failed.
class ArchiveWriter {
 public:
  ArchiveWriter(const std::filesystem::path& file, const ZstdOptions& options);

  // Of several members with one path the first one is written, the rest are left out.
  void add_bytes(const std::string& path, std::string_view bytes, unsigned mode = 0644);
  void add_file(const std::string& path, const std::filesystem::path& source);
  void add_directory(const std::string& path);

  // The files written so far, with digests, in order.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

  void commit();

 private:
  struct Free {
    void operator()(struct archive* tar) const { archive_write_free(tar); }
  };
  static la_ssize_t on_tar_bytes(struct archive* tar, void* self, const void* bytes,
                                 std::size_t size) noexcept;
  void write_header(const std::string& path, unsigned type, unsigned mode, std::uint64_t size);
  void begin(const Member& member);
  void write(std::string_view bytes);
  void end(Member member, Sha256& digest);
  void copy(const Member& member, int source_fd, const std::filesystem::path& source,
            Sha256& digest);
  [[noreturn]] void fail() const;

  std::int64_t time_;              // of every member, in seconds since 1970
  std::exception_ptr sink_error_;  // thrown below libarchive's C code, rethrown above it
  StagedFile file_;
  ZstdWriter zstd_;
  std::unique_ptr<struct archive, Free> tar_;
  std::set<std::string> paths_;
  std::vector<Member> members_;
};

}  // namespace reuse_build
