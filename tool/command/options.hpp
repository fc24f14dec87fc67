// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cargo/options.hpp"

// What the command line says, one struct a subcommand. Paths are absolute.
namespace reuse_build {

struct ArchiveOptions {
  CargoOptions cargo;
  std::string archive_file;
  int zstd_level = 0;   // 0: the default, 3
  std::string depfile;  // empty: none
};

struct TreeOptions {
  CargoOptions cargo;
  std::string output_directory;
  std::string depfile;
};

struct ExtractCommandOptions {
  std::string archive_file;
  std::string extract_to;
  bool overwrite = false;
  std::string workspace_remap;
};

// What `list` and `ctest` work on: an archive, or a workspace that is built first.
struct TestSource {
  CargoOptions cargo;
  std::string archive_file;  // empty: build
  std::string workspace_remap;
  std::string run_ignored = "default";  // default, only, all
};

struct ListOptions {
  TestSource source;
  std::string message_format = "auto";
};

struct CtestOptions {
  TestSource source;
  std::vector<std::string> arguments;  // ctest's own
};

struct PruneOptions {
  int older_than_days = 30;
};

}  // namespace reuse_build
