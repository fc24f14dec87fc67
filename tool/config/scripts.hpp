// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "config/config_value.hpp"
#include "launch/run_policy.hpp"
#include "launch/script.hpp"

namespace reuse_build {

// `command` of a script: a command line, a list of words, or a table of one with more.
struct ScriptCommand {
  // What a relative path of the program starts from: the directory that the script runs in, the
  // workspace's root, or the target directory.
  enum class Base { own_directory, workspace_root, target_directory };

  std::string program;
  std::vector<std::string> arguments;
  Base base = Base::own_directory;
  std::vector<std::pair<std::string, std::string>> environment;
};

// An element of `scripts.setup` or `scripts.wrapper`.
struct ConfiguredScript {
  launch::Script::Kind kind = launch::Script::Kind::setup;
  std::string id;
  ScriptCommand command;
  launch::RunPolicy limits;  // of a setup script: slow-timeout and leak-timeout
  launch::RunnerUse runner_use = launch::RunnerUse::ignored;  // of a wrapper script
};

// Setup scripts first, in the order of their definition.
using ConfiguredScripts = std::vector<ConfiguredScript>;

// Those of nextest.toml; `order` are the setup scripts' ids in the order in which they stand there.
// Throws (setup_error) for what nextest refuses, and (experimental_feature_not_enabled) for scripts
// where the key `experimental` does not allow them.
ConfiguredScripts read_scripts(const ConfigValue& document, const std::vector<std::string>& order);

// The table of setup scripts: the keys that lead to it. Until nextest 0.9.98 it was `script`.
std::vector<std::string> setup_scripts_table(const ConfigValue& document);

}  // namespace reuse_build
