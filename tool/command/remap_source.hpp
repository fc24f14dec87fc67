// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "command/built_workspace.hpp"

namespace reuse_build {

// Makes rustc write /reuse-build/workspace and /reuse-build/target where it would write the paths
// of this machine's workspace and target directory: the environment in which cargo is to build. The
// project's own flags stay. Throws (usage) where they cannot be told.
std::vector<std::string> remapping_environment(const CargoOptions& options,
                                               const FoundWorkspace& found);

// Replaces the paths of this machine's workspace and target directory in both metadata documents,
// package ids included, by /reuse-build/workspace and /reuse-build/target: the same build in
// another directory has the same documents.
void remap_documents(RustBuild& build, Workspace& workspace);

}  // namespace reuse_build
