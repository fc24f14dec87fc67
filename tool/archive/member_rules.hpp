// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace reuse_build {

// What a member's path must look like for cargo-nextest and for us: normal components only, the
// first one exactly `target`. Returns what is wrong with it, or empty.
std::string path_objection(std::string_view path);

// The path that a symbolic link at `path` with the text `target` leads to, reduced to normal
// components; empty when it is absolute, leaves `target/`, or has a ".." after a name: that name
// might be a link itself, and the way up from it lead elsewhere than the text says.
std::string link_destination(std::string_view path, std::string_view target);

// Whether a directory of `path` is itself a link; what lies there lies elsewhere than it says.
bool is_below_a_link(std::string_view path, const std::set<std::string, std::less<>>& links);

}  // namespace reuse_build
