// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "support/paths.hpp"

// The model of one build of a workspace's tests, as nextest's binaries-metadata.json describes it
// (schema of nextest-metadata 0.15). Paths said to be relative use '/'.
namespace reuse_build {

struct Platform {
  std::string triple;
  std::string libdir;         // rustc's library directory; empty when not known
  std::string libdir_reason;  // why it is not known, in nextest's words: "not-in-archive" …
};

struct TestBinary {
  std::string binary_id;
  std::string name;  // cargo's target name
  std::string package_id;
  std::string kind;            // lib, test, bench, bin, example, proc-macro
  std::string path;            // absolute, below the build directory
  std::string build_platform;  // "target" or "host"

  // Whether cargo builds its package's programs for it.
  [[nodiscard]] bool may_run_programs() const { return kind == "test" || kind == "bench"; }
};

struct NonTestBinary {
  std::string name;
  std::string kind;            // "bin-exe" or "dylib"
  std::string path;            // relative to the target directory
  std::string build_platform;  // "target", "host", or empty when not recorded
  bool operator<(const NonTestBinary& other) const {
    return std::tie(name, kind, path) < std::tie(other.name, other.kind, other.path);
  }
};

struct RustBuild {
  std::string target_directory;  // absolute
  std::string build_directory;   // absolute; equal to target_directory unless cargo was told so
  using Paths = std::set<std::string, PathLess>;
  Paths base_output_directories;                                     // relative to build_directory
  std::map<std::string, std::set<NonTestBinary>> non_test_binaries;  // by package id
  std::map<std::string, std::string> out_dirs;  // package id -> relative to build_directory
  // Package id -> variables its build script set. Absent altogether in old archives of nextest.
  std::optional<std::map<std::string, std::map<std::string, std::string>>> build_script_environment;
  Paths linked_paths;  // relative to build_directory
  Platform host;
  std::optional<Platform> target;    // only when a target was asked for explicitly
  std::vector<TestBinary> binaries;  // in BinaryIdLess order

  // The platform that tests of build platform "target" run on.
  [[nodiscard]] const Platform& target_platform() const { return target ? *target : host; }
};

}  // namespace reuse_build
