// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/scripts.hpp"

#include <algorithm>
#include <optional>

#include "config/identifier.hpp"
#include "config/refused_values.hpp"
#include "config/run_settings.hpp"
#include "launch/script_lines.hpp"
#include "launch/script_variable.hpp"
#include "support/shell_words.hpp"

namespace reuse_build {

namespace {

using Kind = launch::Script::Kind;

std::vector<std::string> read_words(const ConfigValue& value) {
  if (value.is_list()) return value.texts();
  if (auto words = split_shell_words(value.text())) return std::move(*words);
  value.fail("a quote is left open");
}

void set_words(ScriptCommand& command, const ConfigValue& value) {
  command.arguments = read_words(value);
  if (command.arguments.empty() || command.arguments.front().empty()) {
    value.fail("it names no program");
  }
  command.program = command.arguments.front();
  command.arguments.erase(command.arguments.begin());
}

ScriptCommand::Base read_base(const ConfigValue& value) {
  const std::string word = value.text();
  if (word == "none") return ScriptCommand::Base::own_directory;
  if (word == "workspace-root") return ScriptCommand::Base::workspace_root;
  if (word == "target") return ScriptCommand::Base::target_directory;
  value.fail(R"(this must be "none", "workspace-root" or "target")");
}

void add_variable(ScriptCommand& command, const std::string& key, const ConfigValue& value) {
  const std::string mistake = launch::mistake_in_variable(key);
  if (!mistake.empty()) value.fail(mistake);
  command.environment.emplace_back(key, value.text());
}

ScriptCommand read_command(const ConfigValue& value) {
  ScriptCommand command;
  if (!value.is_table()) {
    set_words(command, value);
    return command;
  }
  value.allow_only({"command-line", "relative-to", "env"});
  set_words(command, value.require("command-line"));
  if (const auto base = value.find("relative-to")) command.base = read_base(*base);
  if (const auto env = value.find("env")) {
    for (const auto& [key, text] : env->members()) add_variable(command, key, text);
  }
  return command;
}

launch::RunnerUse read_runner_use(const ConfigValue& value) {
  if (const auto use = launch::parse_runner_use(value.text())) return *use;
  value.fail(R"(this must be "ignore", "overrides-wrapper", "within-wrapper" or "around-wrapper")");
}

// A setup script has no limit but those that are set.
launch::RunPolicy read_limits(const ConfigValue& table) {
  launch::RunPolicy limits;
  limits.slow.period = launch::milliseconds(0);
  limits.leak.period = launch::milliseconds(100);
  if (const auto slow = table.find("slow-timeout")) {
    if (slow->is_table()) (void)slow->require("period");
    limits.slow = read_slow_timeout(*slow).value_or(limits.slow);
  }
  if (const auto leak = table.find("leak-timeout")) {
    limits.leak = read_leak_timeout(*leak).value_or(limits.leak);
  }
  return limits;
}

void read_setup(ConfiguredScript& script, const ConfigValue& table) {
  refuse_bad_setup_values(table);
  script.limits = read_limits(table);
}

void read_wrapper(ConfiguredScript& script, const ConfigValue& table) {
  if (const auto use = table.find("target-runner")) script.runner_use = read_runner_use(*use);
}

ConfiguredScript read_script(Kind kind, const std::string& id, const ConfigValue& table) {
  require_identifier(id, table);
  ConfiguredScript script;
  script.kind = kind;
  script.id = id;
  script.command = read_command(table.require("command"));
  kind == Kind::setup ? read_setup(script, table) : read_wrapper(script, table);
  return script;
}

std::optional<ConfigValue> find_table(const ConfigValue& document, std::string_view outer,
                                      std::string_view inner) {
  const auto table = document.find(outer);
  return table ? table->find(inner) : std::nullopt;
}

std::optional<ConfigValue> find_setup_scripts(const ConfigValue& document) {
  const auto old = document.find("script");
  if (old && find_table(document, "scripts", "setup")) {
    old->fail("there are both 'script' and 'scripts'", "write it as scripts.setup");
  }
  return old ? old : find_table(document, "scripts", "setup");
}

// What `experimental` allows: a list of names, or a table of names that are true.
std::vector<std::string> enabled_features(const ConfigValue& document) {
  const auto experimental = document.find("experimental");
  if (!experimental) return {};
  if (!experimental->is_table()) return experimental->texts();
  std::vector<std::string> features;
  for (const auto& [feature, is_enabled] : experimental->members()) {
    if (is_enabled.flag()) features.push_back(feature);
  }
  return features;
}

void require_enabled(const ConfigValue& document, const ConfigValue& table,
                     const std::string& feature) {
  const std::vector<std::string> enabled = enabled_features(document);
  if (std::find(enabled.begin(), enabled.end(), feature) != enabled.end()) return;
  throw Error(ExitCode::experimental_feature_not_enabled,
              "cannot use " + table.place() + ": nextest has this only as an experimental feature",
              "let the file begin with: experimental = [\"" + feature + "\"]");
}

void require_new_id(const ConfiguredScripts& scripts, const std::string& id,
                    const ConfigValue& table) {
  const bool is_taken = std::any_of(scripts.begin(), scripts.end(),
                                    [&](const auto& script) { return script.id == id; });
  if (is_taken) table.fail("there is a setup script of that name");
}

}  // namespace

std::vector<std::string> setup_scripts_table(const ConfigValue& document) {
  if (document.find("script")) return {"script"};
  return {"scripts", "setup"};
}

ConfiguredScripts read_scripts(const ConfigValue& document, const std::vector<std::string>& order) {
  ConfiguredScripts scripts;
  const auto setup = find_setup_scripts(document);
  if (setup && !order.empty()) require_enabled(document, *setup, "setup-scripts");
  for (const std::string& id : order) {
    scripts.push_back(read_script(Kind::setup, id, setup->require(id)));
  }
  const auto wrappers = find_table(document, "scripts", "wrapper");
  if (!wrappers || wrappers->members().empty()) return scripts;
  require_enabled(document, *wrappers, "wrapper-scripts");
  for (const auto& [id, table] : wrappers->members()) {
    require_new_id(scripts, id, table);
    scripts.push_back(read_script(Kind::wrapper, id, table));
  }
  return scripts;
}

}  // namespace reuse_build
