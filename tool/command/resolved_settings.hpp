// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <vector>

#include "archive/zstd_writer.hpp"
#include "command/options.hpp"

namespace reuse_build {

// How a workspace is archived: the command line's settings over those of its configuration, and
// what is included by nextest's configuration, by ours and by the command line, in this order.
struct ResolvedSettings {
  ArchiveSettings settings;
  std::vector<ArchiveInclude> includes;
};

// Throws (setup_error) for a configuration that is wrong or a profile that there is not.
ResolvedSettings resolve_settings(const ArchiveOptions& options, const std::string& workspace_root);

// Warns of a window that cargo-nextest cannot read.
ZstdOptions compression_of(const ArchiveSettings& settings);

}  // namespace reuse_build
