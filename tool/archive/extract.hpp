// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive_file.hpp"

namespace reuse_build {

// How much an archive may unpack to, by what its members say of their sizes; holes count.
struct ExtractLimits {
  std::uint64_t members = 1'000'000;
  std::uint64_t bytes = std::uint64_t{256} << 30U;
  std::uint64_t ratio = 1000;  // of bytes to the archive's; the first GiB is always allowed
};

struct ExtractOptions {
  std::function<bool(std::string_view path)> wanted = {};   // others are checked, but not written
  std::function<bool(std::string_view path)> is_real = {};  // where no link may be
  std::vector<FrameRange> ranges = {};                      // empty: the whole archive
  ExtractLimits limits = {};
  bool wants_digests = false;
  std::function<void(std::uint64_t bytes)> on_progress = {};  // called by several threads
};

struct ExtractSummary {
  struct File {
    std::uint64_t size = 0;
    std::string sha256;  // in hex, when digests were asked for
  };
  std::map<std::string, File> files;  // regular ones, by path
  std::uint64_t byte_count = 0;
};

// Unpacks an archive into `directory`, which must be new and ours alone. An archive is hostile
// until proven otherwise, so anything but regular files, directories and links that stay inside
// `target/` is refused, as are paths outside `target/`, "..", duplicates, bytes after the end, and
// more than the limits allow; links are made last, so nothing is written through one. What is read
// is read to its end, so that every checksum in it is checked. Errors (setup_error) name the
// archive and the member.
ExtractSummary extract_archive(const ArchiveFile& archive, const std::filesystem::path& directory,
                               const ExtractOptions& options);

// The same without writing anything.
ExtractSummary check_archive(const ArchiveFile& archive, const ExtractOptions& options);

}  // namespace reuse_build
