// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reuse_build {

// A target of a package that may have tests; build scripts are none. Its kind is that of the test
// binary that it becomes: lib, test, bench, bin, example, proc-macro.
struct Target {
  std::string name;
  std::string kind;
};

// What is used of a package in `cargo metadata`'s document (format version 1).
struct Package {
  std::string id;
  std::string name;
  std::string version;
  std::string manifest_path;  // absolute
  std::vector<std::string> authors;
  std::string description;
  std::string homepage;
  std::string license;
  std::string license_file;
  std::string repository;
  std::string rust_version;
  std::vector<Target> targets;
};

struct Workspace {
  std::string root;              // absolute
  std::string target_directory;  // absolute
  std::string build_directory;   // absolute; equal to target_directory for older cargos
  std::vector<std::string> members;
  std::map<std::string, Package> packages;  // by id
  // Package id -> ids of what it needs, to build or to be tested. Empty where cargo was not asked.
  std::map<std::string, std::vector<std::string>> dependencies;
  std::string json;  // the document itself, byte for byte

  // Throws (setup_error) naming the id when the metadata does not have it.
  [[nodiscard]] const Package& package(const std::string& id) const;
};

// Whether a package's id is one of a directory of this machine, not of a registry or of git.
bool is_local_package(std::string_view id);

// Files in a workspace's root that say how its tests are built and run, whether there or not.
inline constexpr std::array workspace_configuration = {
    "Cargo.toml",    "Cargo.lock",         "rust-toolchain",       "rust-toolchain.toml",
    ".cargo/config", ".cargo/config.toml", ".config/nextest.toml", ".config/reuse-build.toml"};

// Throws (setup_error) naming `subject` and what is missing.
Workspace parse_cargo_metadata(std::string json, std::string_view subject);

}  // namespace reuse_build
