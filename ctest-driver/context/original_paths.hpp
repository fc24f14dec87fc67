// SPDX-License-Identifier: MIT OR Apache-2.0
// The build machine's paths, for tests that have them compiled in (env!("CARGO_MANIFEST_DIR"),
// env!("CARGO_BIN_EXE_x")): in a mount namespace of this process and its children the workspace and
// the target directory appear where they were.
#pragma once

#include "context/roots.hpp"
#include "launch/record.hpp"

namespace reuse_build::driver {

// As if REUSE_BUILD_MAP_ORIGINAL_PATHS=yes had been set; tests see it, too.
void ask_for_original_paths();

// Does nothing unless REUSE_BUILD_MAP_ORIGINAL_PATHS is yes, and nothing for paths that are the
// same. Must come before any thread or child is started. User and groups keep their ids; who is
// not root has his supplementary groups still, but sees them as the overflow group. Throws
// Error(setup_error) where the kernel does not permit it, and when the original paths would hide
// the tree or the workspace.
void map_original_paths(const launch::Record& record, const Roots& roots);

}  // namespace reuse_build::driver
