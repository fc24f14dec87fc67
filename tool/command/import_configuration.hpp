// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "tree/unpack.hpp"

namespace reuse_build {

// For an archive of cargo-nextest's: the .config/nextest.toml that its workspace has here, where
// the workspace is found. Its platforms are compared with what the local rustc says, if there is
// one. For archives of ours, which tell their policies, it does nothing.
ImportConfiguration configuration_for_import(const ArchiveFile& archive,
                                             const std::string& workspace_remap);

}  // namespace reuse_build
