// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "build/rust_build.hpp"

// nextest's binaries-metadata.json: what `cargo nextest list --list-type binaries-only
// --message-format json` prints and what its archives hold. Unknown keys are ignored.
namespace reuse_build {

// Throws (setup_error) naming `subject` and what is missing.
RustBuild parse_binaries_metadata(std::string_view json, std::string_view subject);

// As it stands in an archive: pretty-printed, everything below one target directory, so binary
// paths are rebased to it and the build directory is left out.
std::string archived_binaries_metadata(const RustBuild& build);

}  // namespace reuse_build
