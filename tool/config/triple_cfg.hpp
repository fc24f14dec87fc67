// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reuse_build {

// What `rustc --print cfg` says of a Linux triple, as far as its name tells: for machines without
// rustc. Target features and the like are missing (the Rust Reference, "Set configuration
// options").
std::vector<std::string> cfg_of_triple(std::string_view triple);

}  // namespace reuse_build
