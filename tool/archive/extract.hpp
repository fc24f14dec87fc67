// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive_file.hpp"
#include "archive/member_checks.hpp"

namespace reuse_build {

struct ExtractOptions {
  // Others are counted, and their paths checked, but nothing else.
  std::function<bool(std::string_view path)> wanted = {};
  // Where no link may be, nor a hard one lead to.
  std::function<bool(std::string_view path)> forbids_links = {};
  std::vector<FrameRange> ranges = {};  // empty: the whole archive
  ExtractLimits limits = {};
  bool wants_digests = false;
  std::function<void(std::uint64_t bytes)> on_progress = {};  // called by several threads
};

// The members that were wanted, by path.
struct ExtractSummary {
  struct File {
    std::uint64_t size = 0;
    std::string sha256;  // in hex, when digests were asked for
    unsigned mode = 0;
  };
  struct Link {
    std::string target;
    bool is_hard = false;
  };
  std::map<std::string, File> files;
  std::map<std::string, Link> links;
  std::set<std::string> directories;
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
