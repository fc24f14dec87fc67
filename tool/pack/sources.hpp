// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "build/workspace.hpp"
#include "config/archive_settings.hpp"
#include "pack/content_list.hpp"

// The workspace's own files in an archive, below layout::bundled_workspace; with them tests run
// where nothing is checked out.
namespace reuse_build {

// Throws (archive_creation_failed) where git is to say what is tracked and does not know the
// workspace. To be asked before a build.
void require_sources(const Workspace& workspace, const SourceSelection& source);

// The selected files, sorted. `manifests`: every Cargo.toml of a local package, Cargo.lock, the
// toolchain file and what .cargo and .config hold for cargo, nextest and us. `tracked`: what git
// tracks, with submodules; links within the workspace become the files that they lead to. `globs`:
// the manifests, and the files that match; a glob that matches none is warned about. Throws as
// require_sources().
std::vector<ContentFile> bundled_sources(const Workspace& workspace, const SourceSelection& source);

// An empty directory for every member: where its tests run. Members outside of the workspace's
// directory cannot be bundled; one warning names them.
std::vector<ContentFile> member_directories(const Workspace& workspace);

// Where a path of the workspace is in the archive; nothing for a path outside of it.
std::optional<std::string> bundled_path(const Workspace& workspace,
                                        const std::filesystem::path& path);

// cargo's output and git's own data, which lie in the workspace, but are no part of it.
bool is_no_source(const Workspace& workspace, const std::filesystem::path& path);

}  // namespace reuse_build
