// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "build/rust_build.hpp"
#include "tree/test_tree.hpp"

namespace reuse_build {

// The build as it is in an extracted tree, by nextest's rules: both directories are the tree's
// target/, paths below the build machine's are below it, Rust's libraries are those in the tree.
RustBuild build_in_tree(const TestTree& tree);

// The directory that the package's tests start in: as on the build machine, and, where that is in
// the workspace, in the one that is at `workspace` now.
std::string test_directory(const Workspace& recorded, const std::string& package_id,
                           const std::string& workspace);

}  // namespace reuse_build
