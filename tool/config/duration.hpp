// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace reuse_build {

// A duration as nextest's configuration has it, in the language of Rust's humantime: numbers with
// units, of which there may be several: "1m 30s", "1h30m", "200ms". Rounded up to milliseconds, and
// at most launch::longest_duration. Nothing for what is no duration.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

}  // namespace reuse_build
