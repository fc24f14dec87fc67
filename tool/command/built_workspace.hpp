// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "cargo/cargo.hpp"
#include "cargo/messages.hpp"
#include "cargo/options.hpp"
#include "config/archive_settings.hpp"
#include "config/target_runner.hpp"
#include "tree/list_tests.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// A workspace that cargo knows, before anything of it is built.
struct FoundWorkspace {
  Toolchain toolchain;
  Workspace workspace;
};

// Asks rustc and cargo. Throws (setup_error, cargo_metadata_failed).
FoundWorkspace find_workspace_of(const CargoOptions& options);

// A workspace whose tests cargo has just built.
struct BuiltWorkspace {
  CargoOptions cargo;         // how it was built
  std::string rustc_version;  // "rustc 1.95.0 (…)"
  Workspace workspace;
  CargoMessages messages;
  RustBuild build;
};

// Runs cargo, also for programs that no test of their own package needs. Throws (build_failed).
BuiltWorkspace build_workspace(const FoundWorkspace& found, const CargoOptions& options,
                               const ProgramSelection& programs = {});
BuiltWorkspace build_workspace(const CargoOptions& options);

// The runners that cargo's configuration and --config name for its two platforms. Throws
// (setup_error).
PlatformRunners runners_of(const BuiltWorkspace& built, ConfigScope scope);

// The suites in place, chosen and listed, with the policies of .config/nextest.toml; their launch
// records are written below `tree`. Suites that are wanted and cannot be listed are warned about,
// and so is what of the configuration is not followed. Throws (setup_error) for a configuration
// that nextest refuses.
struct InPlaceListing {
  ChooseTests choose = {};
  std::string profile = "default";
  std::chrono::seconds time_limit = default_list_time_limit;
  std::vector<std::string> fallback_runner = {};  // for set_fallback_runner()
};
TestSuites list_in_place(const BuiltWorkspace& built, const std::filesystem::path& tree,
                         const InPlaceListing& listing = {});

// The depfile for `output`, when one was asked for; it depends on `others` besides what cargo read.
void write_depfile(const BuiltWorkspace& built, const std::string& depfile,
                   const std::filesystem::path& output, const std::set<std::string>& others = {});

}  // namespace reuse_build
