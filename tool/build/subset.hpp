// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "build/rust_build.hpp"

namespace reuse_build {

// Which parts of a build are kept.
struct SubsetRules {
  std::function<bool(const TestBinary&)> keeps_binary;
  // Programs by their names, whosoever they are; the others go with the tests of their packages.
  std::function<bool(const std::string&)> keeps_program;
};

// Leaves out test binaries, and, as nextest's `archive -E` does, the programs and OUT_DIRs of
// packages that have no test binary left. Shared libraries and linked paths stay: other packages
// may need them.
void keep_subset(RustBuild& build, const SubsetRules& rules);

}  // namespace reuse_build
