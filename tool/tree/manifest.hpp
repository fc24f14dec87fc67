// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tree/manifest_file.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// One of the archives that a build was dealt into.
struct Shard {
  std::size_t index = 1;  // from 1
  std::size_t count = 1;
  bool splits_binaries = false;  // the tests of one binary may be in several shards
  // Of the whole build: the shards that each binary is in.
  std::map<std::string, std::vector<std::size_t>> binaries;
};

// What target/reuse-build/manifest.json says of an archive. JSON; unknown keys are ignored.
struct Manifest {
  std::string rustc_version;
  std::string host_triple;
  std::string target_triple;
  std::string driver_triple;
  std::vector<std::string> cargo_arguments;  // what chose packages, features and profile
  std::string git_commit;                    // empty when the workspace is no git checkout
  std::string cargo_lock_sha256;             // empty when there is no Cargo.lock
  bool imported = false;                     // made where an archive of cargo-nextest was extracted
  std::optional<Shard> shard = std::nullopt;
  std::vector<ManifestFile> files = {};  // all but the manifest itself, in the archive's order
};

// The version of the manifest and of everything below target/reuse-build. Raised only when an older
// reuse-build would misread it.
inline constexpr int manifest_version = 1;

std::string manifest_text(const Manifest& manifest, const TestSuites& suites);

// Throws (setup_error), naming both versions, for a manifest that is newer than this program.
Manifest parse_manifest(std::string_view json);

}  // namespace reuse_build
