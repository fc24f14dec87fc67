// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/rust_build.hpp"

namespace reuse_build {

// A file that goes into an archive, and the path it has there. Directories are there only when they
// are empty; all others come with what is in them.
struct ContentFile {
  std::string member;
  std::filesystem::path source;
  bool is_directory = false;
};

// What cargo built and the tests need, in nextest's order: test binaries, other binaries and
// libraries, OUT_DIRs (at full depth; nextest stops at one level), linked paths, libstd. Links to
// files are followed. What is only perhaps needed and not there is warned about; a test binary or
// OUT_DIR that is missing is an error (archive_creation_failed).
std::vector<ContentFile> archive_contents(const RustBuild& build);

}  // namespace reuse_build
