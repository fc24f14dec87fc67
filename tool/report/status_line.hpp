// SPDX-License-Identifier: MIT OR Apache-2.0
// Everything that the tool says on stderr while it works, from any thread: lines that stay, and
// below them at most one that is written over. Neither tears the other.
#pragma once

#include <string_view>

namespace reuse_build {

// Prints a line that stays, above the status if there is one. The newline is added.
void print_line(std::string_view line);

// Shows a status in place of the one before. It must fit into one line of a terminal that can
// rewrite lines (report/terminal.hpp).
void show_status(std::string_view line);

// Takes the status away; nothing if there is none.
void clear_status();

}  // namespace reuse_build
