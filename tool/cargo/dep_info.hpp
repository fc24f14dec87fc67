// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "build/workspace.hpp"
#include "cargo/messages.hpp"

namespace reuse_build {

// Every file and directory whose change may change what `cargo test --no-run` builds: the sources
// that rustc's dep-info (.d) files name for each unit of the local packages, their manifests and
// the directories in which cargo finds targets, what build scripts asked to be rerun for,
// Cargo.lock, the configuration of cargo, nextest and ReuseBuild, and the toolchain file. Only what
// exists, absolute, sorted.
std::set<std::string> build_inputs(const CargoMessages& messages, const Workspace& workspace);

// A depfile in make's syntax: `output` depends on `inputs`.
std::string depfile_text(const std::filesystem::path& output, const std::set<std::string>& inputs);

}  // namespace reuse_build
