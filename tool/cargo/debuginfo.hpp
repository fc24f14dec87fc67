// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cargo/options.hpp"
#include "config/archive_settings.hpp"

namespace reuse_build {

// cargo's arguments that give all packages this much debug information, whatever the profile or a
// package's own section of it in the workspace's Cargo.toml says; none for `full`, which is to
// leave it to them. Throws (setup_error) when that file cannot be read.
std::vector<std::string> debuginfo_arguments(Debuginfo debuginfo, const CargoOptions& options,
                                             const std::filesystem::path& workspace_root);

}  // namespace reuse_build
