// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "cargo/messages.hpp"
#include "cargo/options.hpp"
#include "config/archive_settings.hpp"

// `cargo test` builds the programs of a package for its own integration tests only. Tests that run
// the programs of other packages need these built for them.
namespace reuse_build {

struct Program {
  std::string package_id;
  std::string name;
};

// The selected programs of workspace members that the build lacks. Of all programs, those that
// require features are left out, unless all features are active: which ones are is cargo's to say.
// Throws (setup_error) for a name that no member has.
std::vector<Program> missing_programs(const Workspace& workspace, const RustBuild& build,
                                      const ProgramSelection& selection,
                                      const CargoOptions& options);

// `cargo build` of these programs, with the profile and features of the tests' build, and with its
// packages, so that features are unified in the same way. Nothing that cargo test has built is
// built again. The programs' messages are appended to `messages`, of which collect_build() makes
// the model. Throws (build_failed).
void build_programs(const std::vector<Program>& programs, const RustBuild& build,
                    const CargoOptions& options, CargoMessages& messages);

}  // namespace reuse_build
