// SPDX-License-Identifier: MIT OR Apache-2.0
// What stderr can show. The environment is asked each time: it costs nothing beside a write.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reuse_build {

// Whether to colour: never with NO_COLOR (no-color.org); always with CLICOLOR_FORCE; otherwise on a
// terminal that is not dumb, unless CLICOLOR is 0 (bixense.com/clicolors).
bool wants_colors();

// Whether a line may be written over: on a terminal that is not dumb, and not in a CI job, whose
// log keeps every version of the line.
bool can_rewrite_lines();

// The columns that a status may take: one less than the terminal's, or than $COLUMNS, or than 80.
// In the last column some terminals begin the next line.
std::size_t status_columns();

// Columns that the text takes on a terminal, by wcwidth() of the locale (main() sets C.UTF-8): 2
// for a CJK character, 0 for a combining one; bytes that are no text count 1 each.
std::size_t display_width(std::string_view text);

// The text if it fits into so many columns, otherwise its beginning and "...". Characters stay
// whole.
std::string cut_to_width(std::string_view text, std::size_t columns);

}  // namespace reuse_build
