// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>

#include "launch/error.hpp"

namespace reuse_build {

// Puts the complete directory `staged` at `final_path` (same file system). What is there already is
// exchanged for it in one step where the kernel can, and is then at `staged`, for the caller to
// remove; otherwise there is a moment with nothing at `final_path`, never a mix.
void replace_directory(const std::filesystem::path& staged, const std::filesystem::path& final_path,
                       ExitCode code);

}  // namespace reuse_build
