// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reuse_build {

// The verb as it begins a line: right-aligned to 12 columns, bold and green where colours are
// wanted.
std::string heading(std::string_view verb);

// Heading and text on one line of at most so many columns: the text without controls, and cut.
std::string fitted_line(std::string_view verb, std::string_view text, std::size_t columns);

}  // namespace reuse_build
