// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "cargo/messages.hpp"

namespace reuse_build {

// What cargo built, sorted into the model by nextest's rules (which artifact is a test
// binary, which files go along). Throws (build_failed) for a test binary outside the build
// directory.
RustBuild collect_build(const CargoMessages& messages, const Workspace& workspace,
                        const Platform& host);

}  // namespace reuse_build
