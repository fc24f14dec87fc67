// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/cargo_config.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "config/toml.hpp"

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

bool is_true(const Json& table, const char* key) {
  const auto found = table.find(key);
  return found != table.end() && found->is_boolean() && found->get<bool>();
}

ConfiguredVariable parse_variable(const Json& json, const fs::path& base) {
  ConfiguredVariable variable;
  if (json.is_object()) {
    variable.value = json_text_or_empty(json, "value");
    variable.force = is_true(json, "force");
    variable.is_path = is_true(json, "relative");
  } else if (json.is_string()) {
    variable.value = json.get<std::string>();
  }
  if (variable.is_path) variable.value = (base / variable.value).string();
  return variable;
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

CargoConfigLayer layer_of(const fs::path& file, Json content, bool of_command_line) {
  return {std::move(content), "'" + file.string() + "'", file.parent_path().parent_path(),
          of_command_line};
}

}  // namespace

std::vector<std::pair<fs::path, Json>> read_cargo_config_files(const fs::path& directory,
                                                               ConfigScope scope) {
  std::vector<std::pair<fs::path, Json>> configs;
  for (const fs::path& file : config_files(fs::absolute(directory), scope)) {
    configs.emplace_back(file, read_toml_file(file));
  }
  return configs;
}

std::vector<CargoConfigLayer> read_cargo_config(const fs::path& directory, ConfigScope scope,
                                                const std::vector<std::string>& overrides) {
  std::vector<CargoConfigLayer> layers;
  for (const std::string& text : overrides) {
    if (!is_file(text)) {
      layers.push_back({parse_toml(text, "--config"), "--config", fs::current_path(), true});
    }
  }
  for (const std::string& text : overrides) {
    if (is_file(text)) layers.push_back(layer_of(fs::absolute(text), read_toml_file(text), true));
  }
  for (auto& [file, config] : read_cargo_config_files(directory, scope)) {
    layers.push_back(layer_of(file, std::move(config), false));
  }
  return layers;
}

CargoEnvironment read_cargo_env(const fs::path& directory, ConfigScope scope,
                                const std::vector<std::string>& overrides) {
  CargoEnvironment environment;
  environment.workspace = fs::absolute(directory).string();
  for (const CargoConfigLayer& layer : read_cargo_config(directory, scope, overrides)) {
    const auto env = layer.content.find("env");
    if (env == layer.content.end() || !env->is_object()) continue;
    for (const auto& [key, value] : env->items()) {
      environment.variables.try_emplace(key, parse_variable(value, layer.base));
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
