// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "build/rust_build.hpp"
#include "support/json.hpp"

// nextest's binaries-metadata.json: what `cargo nextest list --list-type binaries-only
// --message-format json` prints and what its archives hold. Unknown keys are ignored.
namespace reuse_build {

// Throws (setup_error) naming `subject` and what is missing.
RustBuild parse_binaries_metadata(std::string_view json, std::string_view subject);

// "rust-build-meta" of nextest's lists, and what they say of a test binary.
Json build_meta_json(const RustBuild& build);
Json test_binary_json(const TestBinary& binary);

// As `list` prints it.
Json listed_binaries_metadata(const RustBuild& build);

// As it stands in an archive: pretty-printed, everything below one target directory, so binary
// paths are rebased to it and the build directory is left out.
std::string archived_binaries_metadata(const RustBuild& build);

}  // namespace reuse_build
