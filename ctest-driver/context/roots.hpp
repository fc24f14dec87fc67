// SPDX-License-Identifier: MIT OR Apache-2.0
// The two directories that a launch record's paths start from. Both can differ from the build
// machine's: the tree was unpacked somewhere, and the sources lie somewhere, or nowhere.
#pragma once

#include <optional>
#include <string>

#include "launch/record.hpp"

namespace reuse_build::driver {

struct Workspace {
  std::string root;    // canonical
  std::string origin;  // how it was found, for messages: "REUSE_BUILD_WORKSPACE"
};

struct Roots {
  std::string tree;  // canonical
  Workspace workspace;

  [[nodiscard]] std::string resolve(const launch::Path& path) const;
};

// A relative path from where the user called ctest: that has gone to another directory since, but
// left PWD as the user's shell has set it.
[[nodiscard]] std::string as_the_user_sees_it(const std::string& path);

// What the user said; empty strings count as not said.
struct WorkspaceWish {
  std::string option;    // --workspace
  std::string variable;  // REUSE_BUILD_WORKSPACE
};

// The tree is three directories above the one that holds the record:
// <tree>/target/reuse-build/launch/<n>. Throws Error(setup_error) when the record's directory does
// not exist.
[[nodiscard]] std::string tree_of_record(const std::string& record_file);

// The first of --workspace, REUSE_BUILD_WORKSPACE, the remap noted in the tree, the sources
// bundled in the tree, the build machine's path. The first three must exist if given, and the remap
// must be readable. Throws
// Error(setup_error) that names all that was tried.
[[nodiscard]] Workspace find_workspace(const std::string& tree, const launch::Record& record,
                                       const WorkspaceWish& wish);

}  // namespace reuse_build::driver
