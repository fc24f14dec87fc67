// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "launch/result_line.hpp"

namespace reuse_build {

// The most that a report takes of one output stream, half of its beginning and half of its end.
inline constexpr std::size_t most_output = std::size_t{2} << 20U;

// What a test wrote into a stream, from the file of a long output as far as it is there. In the
// middle of more than `most` bytes a line says how many were left out.
std::string output_text(const launch::KeptOutput& output, std::size_t most = most_output);

}  // namespace reuse_build
