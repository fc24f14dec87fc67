// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/target_runner.hpp"

#include <string_view>
#include <utility>

#include "config/platform_spec.hpp"
#include "launch/error.hpp"

namespace reuse_build {

namespace {

[[noreturn]] void refuse(const CargoConfigLayer& layer, const std::string& key,
                         const std::string& why) {
  throw Error(ExitCode::setup_error,
              "cannot use target." + key + ".runner of " + layer.origin + ": " + why,
              "it is a text of words between blanks, or a list of texts: the program comes first");
}

std::vector<std::string> words_of(std::string_view text) {
  constexpr std::string_view blanks = " \t\n\v\f\r";
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(blanks);
    if (end != 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return words;
}

std::vector<std::string> words_in(const CargoConfigLayer& layer, const std::string& key,
                                  const Json& value) {
  if (value.is_string()) return words_of(value.get<std::string>());
  if (!value.is_array()) refuse(layer, key, "it is neither a text nor a list");
  std::vector<std::string> words;
  for (const Json& word : value) {
    if (!word.is_string()) refuse(layer, key, "its list holds something that is no text");
    words.push_back(word.get<std::string>());
  }
  return words;
}

ConfiguredRunner parse_runner(const CargoConfigLayer& layer, const std::string& key,
                              const Json& value) {
  std::vector<std::string> words = words_in(layer, key, value);
  if (words.empty() || words.front().empty()) refuse(layer, key, "it names no program");
  std::string program = std::move(words.front());
  words.erase(words.begin());
  if (program.find('/') != std::string::npos) {
    program = (layer.base / program).lexically_normal().string();
  }
  return {std::move(program), std::move(words), layer.of_command_line};
}

// Null when the table has no runner.
const Json* runner_in(const Json& table) {
  const auto found = table.is_object() ? table.find("runner") : table.end();
  return found == table.end() ? nullptr : &*found;
}

std::optional<ConfiguredRunner> runner_of(const CargoConfigLayer& layer, const std::string& triple,
                                          const CfgLines& cfg) {
  const auto targets = layer.content.find("target");
  if (targets == layer.content.end() || !targets->is_object()) return std::nullopt;
  if (const auto exact = targets->find(triple); exact != targets->end()) {
    if (const Json* runner = runner_in(*exact)) return parse_runner(layer, triple, *runner);
  }
  for (const auto& [spec, table] : targets->items()) {
    const Json* runner = is_cfg_expression(spec) ? runner_in(table) : nullptr;
    if (runner != nullptr && platform_matches(spec, triple, cfg(triple))) {
      return parse_runner(layer, spec, *runner);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<ConfiguredRunner> configured_runner(const std::vector<CargoConfigLayer>& layers,
                                                  const std::string& triple, const CfgLines& cfg) {
  for (const CargoConfigLayer& layer : layers) {
    if (auto runner = runner_of(layer, triple, cfg)) return runner;
  }
  return std::nullopt;
}

PlatformRunners read_runners(const std::filesystem::path& workspace, ConfigScope scope,
                             const std::vector<std::string>& overrides,
                             const PlatformTriples& triples, const CfgLines& cfg) {
  const auto layers = read_cargo_config(workspace, scope, overrides);
  return {configured_runner(layers, triples.host, cfg),
          configured_runner(layers, triples.target, cfg),
          std::filesystem::absolute(workspace).string()};
}

}  // namespace reuse_build
