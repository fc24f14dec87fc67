// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/cargo_config.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "launch/error.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

// `config` wins over `config.toml` in one directory, as in cargo.
fs::path config_file_in(const fs::path& directory) {
  for (const char* name : {"config", "config.toml"}) {
    std::error_code ignored;
    if (fs::is_regular_file(directory / name, ignored)) return directory / name;
  }
  return {};
}

// Nearest first.
std::vector<fs::path> config_files(const fs::path& start, ConfigScope scope) {
  std::vector<fs::path> files;
  const auto add = [&files](const fs::path& file) {
    if (!file.empty() && std::find(files.begin(), files.end(), file) == files.end()) {
      files.push_back(file);
    }
  };
  add(config_file_in(start / ".cargo"));
  if (scope == ConfigScope::project) return files;
  for (fs::path directory = start; directory != directory.parent_path();) {
    directory = directory.parent_path();
    add(config_file_in(directory / ".cargo"));
  }
  const char* home = std::getenv("CARGO_HOME");
  if (home != nullptr && *home != '\0') {  // cargo takes an empty one as unset
    add(config_file_in(home));
  } else if (const char* user = std::getenv("HOME")) {
    add(config_file_in(fs::path(user) / ".cargo"));
  }
  return files;
}

toml::table parse(const fs::path& file) {
  try {
    return toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    throw Error(ExitCode::setup_error, "cannot read '" + file.string() + "': line " +
                                           std::to_string(error.source().begin.line) + ": " +
                                           std::string(error.description()));
  }
}

ConfiguredVariable parse_variable(const toml::node& node, const fs::path& base) {
  ConfiguredVariable variable;
  if (const auto* table = node.as_table()) {
    variable.value = (*table)["value"].value_or(std::string());
    variable.force = (*table)["force"].value_or(false);
    variable.is_path = (*table)["relative"].value_or(false);
  } else {
    variable.value = node.value_or(std::string());
  }
  if (variable.is_path) variable.value = (base / variable.value).lexically_normal().string();
  return variable;
}

}  // namespace

CargoEnvironment read_cargo_env(const fs::path& directory, ConfigScope scope) {
  CargoEnvironment environment;
  environment.workspace = fs::absolute(directory).string();
  for (const fs::path& file : config_files(environment.workspace, scope)) {
    const toml::table config = parse(file);
    const toml::table* env = config["env"].as_table();
    if (env == nullptr) continue;
    // Relative paths start from the directory that holds `.cargo`.
    const fs::path base = file.parent_path().parent_path();
    for (const auto& [key, node] : *env) {
      environment.variables.try_emplace(std::string(key.str()), parse_variable(node, base));
    }
  }
  return environment;
}

std::vector<std::string> effective_variables(const CargoEnvironment& environment) {
  std::vector<std::string> entries;
  for (const auto& [key, variable] : environment.variables) {
    if (!variable.force && std::getenv(key.c_str()) != nullptr) continue;
    entries.push_back(key + "=" + variable.value);
  }
  return entries;
}

}  // namespace reuse_build
