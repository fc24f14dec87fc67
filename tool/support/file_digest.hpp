// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "launch/error.hpp"

namespace reuse_build {

// The SHA-256 of an open file from its first to its last byte, in hex; where the descriptor stands
// is neither looked at nor changed. `file` is only named in errors, which are thrown with `code`.
std::string sha256_of_file(int fd, const std::filesystem::path& file, ExitCode code);

}  // namespace reuse_build
