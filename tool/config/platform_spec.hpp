// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Which platforms something is for, in cargo's words: a target triple, or `cfg(...)` with any(),
// all(), not(), keys and key = "value" (the Rust Reference, "Conditional compilation").
namespace reuse_build {

// Whether the platform is one of them. `cfg_lines` are those of `rustc --print cfg`: `unix`,
// `target_os="linux"`. Throws (setup_error) for what cannot be parsed.
bool platform_matches(std::string_view spec, std::string_view triple,
                      const std::vector<std::string>& cfg_lines);

// What is wrong with it, if anything is.
std::optional<std::string> mistake_in_platform(std::string_view spec);

// Whether rustc's lines are needed to tell.
bool is_cfg_expression(std::string_view spec);

}  // namespace reuse_build
