// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "config/cargo_config.hpp"

namespace reuse_build {

// A target runner: the program that starts the tests of a platform (the Cargo Book,
// "target.<triple>.runner").
struct ConfiguredRunner {
  std::string program;  // absolute, or a name that PATH finds
  std::vector<std::string> arguments;
  bool of_command_line = false;  // --config: counts for more than the variable

  friend bool operator==(const ConfiguredRunner&, const ConfiguredRunner&) = default;
};

// The lines of `rustc --print cfg` for a triple; asked only where an expression needs them.
using CfgLines = std::function<std::vector<std::string>(const std::string& triple)>;

// The runner that the first layer with one names: its target.<triple>.runner, else that of the
// first target.'cfg(…)' in byte order that matches. cargo-nextest's choice; cargo refuses several
// that match. The variable CARGO_TARGET_<TRIPLE>_RUNNER is the driver's business. Throws
// (setup_error) naming the layer for a runner that is none.
std::optional<ConfiguredRunner> configured_runner(const std::vector<CargoConfigLayer>& layers,
                                                  const std::string& triple, const CfgLines& cfg);

// Those of one build's two platforms, read for one workspace.
struct PlatformRunners {
  std::optional<ConfiguredRunner> host;
  std::optional<ConfiguredRunner> target;
  std::string workspace;  // programs below it move with it
};

struct PlatformTriples {
  std::string host;
  std::string target;
};

// Those of read_cargo_config() with these arguments. Throws as configured_runner() does.
PlatformRunners read_runners(const std::filesystem::path& workspace, ConfigScope scope,
                             const std::vector<std::string>& overrides,
                             const PlatformTriples& triples, const CfgLines& cfg);

}  // namespace reuse_build
