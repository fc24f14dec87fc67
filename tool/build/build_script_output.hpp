// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace reuse_build {

// What a build script printed for cargo (the Cargo Book, "Build Scripts"), as far as it is used.
// cargo keeps it in the file `output` beside OUT_DIR.
struct BuildScriptOutput {
  std::map<std::string, std::string> environment;  // rustc-env
  std::vector<std::string> rerun_if_changed;       // paths, relative to the package
  bool says_when_to_rerun = false;                 // otherwise cargo watches the whole package
};

// Knows the directives in both forms, `cargo:` and `cargo::`; other lines are ignored.
BuildScriptOutput parse_build_script_output(std::string_view text);

}  // namespace reuse_build
