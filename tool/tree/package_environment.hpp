// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "build/workspace.hpp"

namespace reuse_build {

// The CARGO_PKG_* variables as nextest sets them: always all of them, empty where the manifest says
// nothing, and the Rust version with three components.
std::vector<std::pair<std::string, std::string>> package_environment(const Package& package);

}  // namespace reuse_build
