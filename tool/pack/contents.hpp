// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "config/archive_settings.hpp"
#include "pack/content_list.hpp"

namespace reuse_build {

// What an archive is made of.
struct ContentRequest {
  const RustBuild& build;
  const Workspace& workspace;
  // Of these: exclude, out_dir_depth, source, programs.
  const ArchiveSettings& settings;
  std::vector<ArchiveInclude> includes;  // of all configuration files and of the command line
  // The ids of the test binaries that a filterset matches, and whether a platform (a triple or
  // cfg(...)) is that of the tests; asked only for includes that have such a condition.
  std::function<std::vector<std::string>(const std::string& filter)> matching;
  std::function<bool(const std::string& platform)> is_for_platform;
};

// All files of an archive but the two metadata documents and those that the test tree adds, in
// nextest's order: test binaries, other binaries and libraries, OUT_DIRs (at full depth; nextest
// stops at one level), linked paths, includes, libstd; then the sources. Test binaries are never
// excluded. Files of which only the tests of one package make use say so in `only_for`. What is
// only perhaps needed and not there is warned about, and so is a libstd that `without_libstd`
// cannot leave out because something is linked to it; a missing OUT_DIR, and all missing includes
// for which that is an error together, are an error (archive_creation_failed).
std::vector<ContentFile> archive_contents(const ContentRequest& request);

// What cargo built, and no more.
std::vector<ContentFile> archive_contents(const RustBuild& build);

}  // namespace reuse_build
