// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "cargo/messages.hpp"
#include "cargo/options.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// A workspace whose tests cargo has just built.
struct BuiltWorkspace {
  std::string rustc_version;  // "rustc 1.95.0 (…)"
  Workspace workspace;
  CargoMessages messages;
  RustBuild build;
};

// Runs cargo. Throws build_failed, cargo_metadata_failed.
BuiltWorkspace build_workspace(const CargoOptions& options);

// The suites in place, listed; their launch records are written below `tree`. Suites that cannot be
// listed are warned about.
TestSuites list_in_place(const BuiltWorkspace& built, const std::filesystem::path& tree);

// The depfile for `output`, when one was asked for.
void write_depfile(const BuiltWorkspace& built, const std::string& depfile,
                   const std::filesystem::path& output);

}  // namespace reuse_build
