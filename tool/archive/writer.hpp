// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/container.hpp"
#include "archive/member.hpp"

namespace reuse_build {

// Writes an archive of any format, and knows the digest of every file in it: one pass over the
// files hashes and packs. Errors: archive_creation_failed.
class ArchiveWriter {
 public:
  explicit ArchiveWriter(const std::filesystem::path& file, const ZstdOptions& zstd = {},
                         ArchiveFormat format = ArchiveFormat::tar_zst);

  // The first section is the metadata. See Container.
  void begin_section(Section section, std::uint64_t size = 0);

  // Of several members with one path the first one is written, the rest are left out.
  void add_bytes(const std::string& path, std::string_view bytes, unsigned mode = 0644);
  void add_file(const std::string& path, const std::filesystem::path& source);
  void add_directory(const std::string& path);
  // A file whose bytes `produce` gives to its argument piece by piece: `size` of them in all.
  using Sink = std::function<void(std::string_view)>;
  void add_produced(const std::string& path, std::uint64_t size, unsigned mode,
                    const std::function<void(const Sink&)>& produce);

  // Called with the number of bytes whenever some were packed.
  void set_progress(std::function<void(std::uint64_t)> on_progress);

  // The files written so far, with digests, in order.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

  // Returns the archive's SHA-256 in hex; empty for a directory.
  std::string commit();

 private:
  std::unique_ptr<Container> container_;
  std::function<void(std::uint64_t)> on_progress_;
  std::set<std::string> paths_;
  std::vector<Member> members_;
};

}  // namespace reuse_build
