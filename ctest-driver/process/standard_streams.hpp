// SPDX-License-Identifier: MIT OR Apache-2.0
// Descriptors 0, 1 and 2: our own, and what a child gets for them.
#pragma once

#include <string_view>

#include "process/descriptor.hpp"

namespace reuse_build::driver {

// Opens /dev/null for those of our own that are closed, so that no pipe gets such a number.
void open_missing_standard_streams();

// What reads as empty: /dev/null, or a pipe nobody writes to where there is none. Throws
// Error(setup_error).
[[nodiscard]] Descriptor open_empty_input();

// A pipe, or Error(setup_error).
[[nodiscard]] Pipe make_pipe();

// Writes all of it to standard output. Throws Error(write_output_error).
void write_output(std::string_view text);

// Whether our standard output and standard error are the same file: then the order of what is
// written to both matters, and a child must get one pipe for both.
[[nodiscard]] bool output_and_error_are_one();

}  // namespace reuse_build::driver
