// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <vector>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "config/archive_settings.hpp"

namespace reuse_build {

// Looks for test binaries that carry the path of the build machine's workspace or target directory
// in them, as env!("CARGO_MANIFEST_DIR") makes it: on another machine they look in the wrong place.
// Names them in one warning; with Lint::deny in an error (archive_creation_failed).
void lint_baked_paths(const RustBuild& build, const Workspace& workspace, Lint lint);

}  // namespace reuse_build
