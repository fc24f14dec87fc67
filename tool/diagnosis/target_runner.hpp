// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reuse_build {

// The program that starts test binaries of one platform, where cargo's configuration names one.
struct TargetRunner {
  std::string program;  // as it is named: a path, or a name that is looked for in PATH
  std::string origin;   // the variable
  bool is_found = false;
};

// What CARGO_TARGET_<TRIPLE>_RUNNER says (the Cargo Book, "target.<triple>.runner"): words between
// blanks, the program first.
std::optional<TargetRunner> find_target_runner(std::string_view triple);

}  // namespace reuse_build
