// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "launch/error.hpp"

namespace reuse_build {

// Up to `size` bytes from `offset` of a file on; fewer at its end or when it cannot be read. Does
// not move the descriptor's own position.
std::string read_at(int fd, std::uint64_t offset, std::size_t size);

// Reads once from `offset` on, at most `size` bytes into `buffer`; returns how many, 0 at the end.
// `file` is only named in errors, which are thrown with `code`. Stops when interrupted.
std::size_t read_some(int fd, std::uint64_t offset, char* buffer, std::size_t size,
                      const std::filesystem::path& file, ExitCode code);

}  // namespace reuse_build
