// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "command/built_workspace.hpp"
#include "tree/manifest.hpp"

namespace reuse_build {

// Where an archive comes from: toolchain, options, git commit, digest of Cargo.lock.
Manifest describe_build(const BuiltWorkspace& built, const CargoOptions& options,
                        const std::string& driver_triple);

}  // namespace reuse_build
