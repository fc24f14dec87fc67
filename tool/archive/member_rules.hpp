// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace reuse_build {

// Thrown for what an archive must not hold; whoever knows the archive and the member says of which.
struct Refused {
  std::string why;
};

// Bytes of a path and of what a link says, as Linux has them in one system call.
inline constexpr std::size_t longest_path = 4096;

// What a member's path must look like for cargo-nextest and for us: normal components only, the
// first one exactly `target`, at most 256 of them, in at most longest_path bytes. Returns what is
// wrong with it, or empty.
std::string path_objection(std::string_view path);

// The path that a symbolic link at `path` with the text `target` leads to, reduced to normal
// components; empty when it is absolute, leaves `target/`, or has a ".." after a name: that name
// might be a link itself, and the way up from it lead elsewhere than the text says.
std::string link_destination(std::string_view path, std::string_view target);

}  // namespace reuse_build
