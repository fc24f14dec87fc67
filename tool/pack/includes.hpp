// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pack/contents.hpp"
#include "pack/excludes.hpp"

namespace reuse_build {

// An include that is there, and what it is to be in the archive.
struct FoundInclude {
  std::string member;
  std::filesystem::path source;
  Depth depth = 0;
  std::vector<std::string> only_for;
};

// Throws (setup_error) for an include of a package that the workspace does not have, or that lies
// outside of its directory. To be asked before a build.
void require_packages(const std::vector<ArchiveInclude>& includes, const Workspace& workspace);

// The request's includes that apply to its platform and its test binaries. Missing ones are warned
// about or ignored, as they say; those for which that is an error are named together in one
// (archive_creation_failed).
std::vector<FoundInclude> find_includes(const ContentRequest& request);

// Its files. Directories deeper than its depth are warned about, and so is a directory at depth 0.
// cargo's output and .git within the workspace are left out, and so is what another test tree left
// in the target directory.
std::vector<ContentFile> included_files(const FoundInclude& include, const ContentRequest& request,
                                        const Excludes& excludes);

}  // namespace reuse_build
