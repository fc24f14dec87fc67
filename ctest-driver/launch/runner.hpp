// SPDX-License-Identifier: MIT OR Apache-2.0
// The target runner: a program that starts a test binary, as an emulator does for another
// processor (the Cargo Book, "target.<triple>.runner"). The driver runs it, the tool looks whether
// it is there.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "launch/record.hpp"

namespace reuse_build::launch {

struct ChosenRunner {
  std::string program;                 // as it was named: a path, or a name for PATH
  std::vector<std::string> arguments;  // before the test binary's path
  std::string origin;                  // who named it: the variable, or "the launch record"
};

// "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER" for "x86_64-unknown-linux-gnu".
[[nodiscard]] std::string runner_variable(std::string_view triple);

// The runner of this machine's environment, unless the record's is final; else the record's, else
// none. The variable's value is
// words between blanks, as for cargo and cargo-nextest; an empty value is an error, and so is a
// relative path in it, because ctest starts tests in directories of its own. `resolve` makes a path
// absolute. Throws Error(setup_error).
using ResolvePath = std::function<std::string(const Path&)>;
[[nodiscard]] std::optional<ChosenRunner> choose_runner(const Runner& recorded,
                                                        const ResolvePath& resolve);

// The file that a name stands for: itself if it holds a '/', else the first of that name in PATH
// that can be run. Empty when there is none.
[[nodiscard]] std::string find_program(std::string_view name);

}  // namespace reuse_build::launch
