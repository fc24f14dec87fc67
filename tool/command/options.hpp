// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "archive/extract.hpp"
#include "cargo/options.hpp"
#include "config/archive_settings.hpp"
#include "select/selection.hpp"

// What the command line says, one struct a subcommand. Paths are absolute.
namespace reuse_build {

struct ArchiveOptions {
  CargoOptions cargo;
  std::string archive_file;
  std::string archive_format = "auto";
  std::string profile = "default";      // of nextest.toml and reuse-build.toml
  std::vector<std::string> filtersets;  // of test binaries
  ArchiveSettings settings;             // laid over those of the configuration
  std::size_t shards = 0;               // 0: one archive
  bool split_binaries = false;
  std::vector<std::string> durations;  // files that tell how long tests took
  bool remap_source = false;
  std::string depfile;  // empty: none
};

struct TreeOptions {
  CargoOptions cargo;
  std::string output_directory;
  std::string depfile;
  SelectionOptions selection;  // its profile, and whether that chooses tests
};

// An archive that is read.
struct ArchiveSource {
  std::string file;
  std::string format = "auto";
  ExtractLimits limits;
};

struct ExtractCommandOptions {
  ArchiveSource archive;
  std::string extract_to;
  bool overwrite = false;
  bool verify = false;
  bool with_debug = false;
  std::string workspace_remap;
  SelectionOptions selection;
};

// What `list` and `ctest` work on: an archive, or a workspace that is built first.
struct TestSource {
  CargoOptions cargo;
  ArchiveSource archive;  // without a file: build
  std::string workspace_remap;
  SelectionOptions selection;
};

struct ListOptions {
  TestSource source;
  std::string message_format = "auto";
};

struct CtestOptions {
  TestSource source;
  std::vector<std::string> arguments;  // ctest's own
};

struct InspectOptions {
  std::string archive_file;
  std::string archive_format = "auto";
};

struct VerifyOptions {
  ArchiveSource archive;  // or the directory of a tree
};

struct DoctorOptions {
  ArchiveSource archive;  // or the directory of a tree
  std::string workspace_remap;
};

struct PruneOptions {
  int older_than_days = 30;
};

}  // namespace reuse_build
