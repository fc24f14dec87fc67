// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/json.hpp"

namespace reuse_build {

// A variable of the [env] table of cargo's configuration (the Cargo Book, "Configuration").
struct ConfiguredVariable {
  std::string value;
  bool force = false;    // set even when the environment has it already
  bool is_path = false;  // `relative = true`: value is absolute here, made so from the file's
                         // place; its ".." stay, as they do for cargo
};

struct CargoEnvironment {
  std::map<std::string, ConfiguredVariable> variables;
  std::string workspace;  // where it was read: paths below it move with the workspace
};

// Whose configuration is read: that of the directory alone, which is part of the project; or all
// that cargo reads there, of the directories above it and of $CARGO_HOME too, which is the
// machine's and may hold what is nobody else's business.
enum class ConfigScope { project, machine };

// cargo's configuration files for a directory that exist, the nearest first, with what they say.
// Throws (setup_error) naming the file and the line when one does not parse.
std::vector<std::pair<std::filesystem::path, Json>> read_cargo_config_files(
    const std::filesystem::path& directory, ConfigScope scope);

// A part of cargo's configuration, and where it comes from.
struct CargoConfigLayer {
  Json content;
  std::string origin;          // for messages: "--config", or the file in quotes
  std::filesystem::path base;  // what relative paths in it start from
  bool of_command_line = false;
};

// All parts, the one that counts most first: `--config key=value`, `--config FILE`, both in the
// order given, then the files; cargo-nextest's order. Relative paths of files start from the
// directory that holds the file's `.cargo`, those of `key=value` from the working directory.
// `overrides` are the values of --config. Throws (setup_error) when something does not parse.
std::vector<CargoConfigLayer> read_cargo_config(const std::filesystem::path& directory,
                                                ConfigScope scope,
                                                const std::vector<std::string>& overrides = {});

// The [env] of that configuration; of each variable what counts most. Throws as it does.
CargoEnvironment read_cargo_env(const std::filesystem::path& directory, ConfigScope scope,
                                const std::vector<std::string>& overrides = {});

// "KEY=value" for each variable that cargo would set here and now: those with `force`, and those
// that our own environment does not have.
std::vector<std::string> effective_variables(const CargoEnvironment& environment);

}  // namespace reuse_build
