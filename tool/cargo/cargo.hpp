// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "cargo/messages.hpp"
#include "cargo/options.hpp"

// Runs cargo and rustc: $CARGO and $RUSTC when set, else those of PATH.
namespace reuse_build {

struct Toolchain {
  std::string version;  // rustc's first line
  Platform host;        // what rustc runs on
};

// Asks rustc. Throws (setup_error).
Toolchain find_toolchain(const CargoOptions& options);

// `cargo metadata` with all features, as nextest stores it. Throws (cargo_metadata_failed).
Workspace run_cargo_metadata(const CargoOptions& options, const std::string& host_triple);

// `cargo test --no-run`; cargo's own progress and diagnostics go to stderr as they come.
// Throws (build_failed).
CargoMessages run_cargo_test_no_run(const CargoOptions& options);

// `cargo build` with the same options, selection included, and the same output.
CargoMessages run_cargo_build(const CargoOptions& options);

// The lines of `rustc --print cfg` for a platform: `unix`, `target_os="linux"`. Throws
// (setup_error).
std::vector<std::string> rustc_cfg(const CargoOptions& options, const std::string& triple);

}  // namespace reuse_build
