// SPDX-License-Identifier: MIT OR Apache-2.0
// Directories to mount something on, made in this process's mount namespace alone: no file system
// that others see is written to. Needs the right to mount there, and neither /proc nor newer system
// calls than mount(2).
#pragma once

#include <string>

#include "launch/error.hpp"

namespace reuse_build::driver {

// Makes `path` (absolute, without "." and "..") a directory. If it is none, the nearest directory
// above it that can be listed is covered by an empty one in memory, in which all that was there
// appears again, except for what stands in the way; what is written to that very directory later is
// lost with the namespace. Changes the working directory. Throws mount_error().
void make_mount_point(const std::string& path);

// Makes what lies at `from` appear at the directory `to`. Throws mount_error().
void bind_mount(const std::string& from, const std::string& to);

// Error(setup_error) that says what the kernel refused, and how to do without.
[[nodiscard]] Error mount_error(const std::string& what, int errno_value);

}  // namespace reuse_build::driver
