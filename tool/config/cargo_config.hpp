// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace reuse_build {

// A variable of the [env] table of cargo's configuration (the Cargo Book, "Configuration").
struct ConfiguredVariable {
  std::string value;
  bool force = false;    // set even when the environment has it already
  bool is_path = false;  // `relative = true`: value is absolute here, made so from the file's place
};

// The [env] of every .cargo/config.toml from `directory` upward and of $CARGO_HOME; the nearest
// file wins. Throws (setup_error) naming the file and the line when one does not parse.
std::map<std::string, ConfiguredVariable> read_cargo_env(const std::filesystem::path& directory);

}  // namespace reuse_build
