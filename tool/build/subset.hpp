// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>

#include "build/rust_build.hpp"

namespace reuse_build {

// Leaves out the test binaries that `keep` does not keep, and, as nextest's `archive -E` does, the
// programs and OUT_DIRs of packages that have no test binary left. Shared libraries and linked
// paths stay: other packages may need them.
void keep_binaries(RustBuild& build, const std::function<bool(const TestBinary&)>& keep);

}  // namespace reuse_build
