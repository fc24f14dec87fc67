// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "archive/extract.hpp"
#include "cargo/options.hpp"
#include "config/archive_settings.hpp"
#include "select/selection.hpp"
#include "tree/granularity.hpp"
#include "tree/list_tests.hpp"

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
  std::chrono::seconds list_timeout = default_list_time_limit;
  std::string depfile;  // empty: none
};

// What else takes part in starting the tests of a tree.
struct StartOptions {
  std::vector<std::string> fallback_runner;  // see set_fallback_runner()
  std::vector<std::string> launcher;         // see CtestReferences
};

struct TreeOptions {
  CargoOptions cargo;
  Granularity granularity;
  StartOptions start;
  std::string output_directory;
  std::chrono::seconds list_timeout = default_list_time_limit;
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
  StartOptions start;
  std::string workspace_remap;
  SelectionOptions selection;
  Granularity granularity;
  std::chrono::seconds list_timeout = default_list_time_limit;
};

// What `list` and `ctest` work on: an archive, or a workspace that is built first.
struct TestSource {
  CargoOptions cargo;
  ArchiveSource archive;  // without a file: build
  std::string workspace_remap;
  SelectionOptions selection;
  std::chrono::seconds list_timeout = default_list_time_limit;
};

struct ListOptions {
  TestSource source;
  std::string message_format = "auto";
  std::string list_type = "full";
  std::vector<std::string> test_arguments;  // behind `--`
};

struct CtestOptions {
  TestSource source;
  Granularity granularity;
  bool map_original_paths = false;
  std::vector<std::string> arguments;  // ctest's own
  std::string junit_file;              // empty: none
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

struct JunitConvertOptions {
  std::vector<std::string> files;
  std::string output;
  std::string report_name = "nextest-run";
  bool drop_failure_output = false;
};

struct JunitMergeOptions {
  std::vector<std::string> files;
  std::string output;
  std::vector<std::string> archives;  // or directories of trees, whose tests must be there
  SelectionOptions selection;         // of these tests
};

struct PruneOptions {
  int older_than_days = 30;
};

}  // namespace reuse_build
