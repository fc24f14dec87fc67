// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "select/name_patterns.hpp"

namespace reuse_build {

// What `cargo nextest list` takes behind `--`, as if it were given to a test binary.
struct TestArguments {
  NamePatterns names;
  std::string run_ignored;  // as --run-ignored has it: "only", "all"; empty when not said
};

// Patterns, --skip P, --exact, --ignored, --include-ignored, --nocapture (of no effect on a list);
// behind a second `--` patterns alone. Throws Error(setup_error), nextest's code for it, that names
// what is not supported, given twice or without its value, and, where `ignored_is_chosen` already,
// what says it again.
TestArguments parse_test_arguments(const std::vector<std::string>& words, bool ignored_is_chosen);

}  // namespace reuse_build
