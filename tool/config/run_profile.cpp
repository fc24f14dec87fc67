// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/run_profile.hpp"

#include "config/platform_spec.hpp"

namespace reuse_build {

namespace {

ConfiguredFilter read_filter(const ConfigValue& table, std::string_view key) {
  const auto value = table.find(key);
  return value ? ConfiguredFilter{value->text(), value->place()} : ConfiguredFilter();
}

std::string read_platform(const ConfigValue& value) {
  std::string spec = value.text();
  if (const auto mistake = mistake_in_platform(spec)) value.fail(*mistake);
  return spec;
}

void read_platforms(RunOverride& result, const ConfigValue& table) {
  const auto platform = table.find("platform");
  if (!platform) return;
  if (platform->is_text()) {
    result.target = read_platform(*platform);
    return;
  }
  if (const auto host = platform->find("host")) result.host = read_platform(*host);
  if (const auto target = platform->find("target")) result.target = read_platform(*target);
}

void require_group(const ConfigValue& table, const RunSettings& settings,
                   const TestGroups& groups) {
  if (!settings.group || *settings.group == "@global" || groups.contains(*settings.group)) return;
  std::string known = "@global";
  for (const auto& [name, threads] : groups) known += ", " + name;
  table.require("test-group")
      .fail("there is no test group '" + *settings.group + "'", "known are: " + known);
}

// What overrides and scripts have in common: which tests are meant.
RunOverride read_condition(const ConfigValue& table) {
  RunOverride result;
  result.filter = read_filter(table, "filter");
  read_platforms(result, table);
  if (!result.filter.is_set() && result.host.empty() && result.target.empty()) {
    table.fail("it needs a 'filter' or a 'platform'");
  }
  return result;
}

RunOverride read_override(const ConfigValue& table, const TestGroups& groups) {
  RunOverride result = read_condition(table);
  result.default_filter = read_filter(table, "default-filter");
  if (table.find("filter") && table.find("default-filter")) {
    table.fail("it cannot have both 'filter' and 'default-filter'");
  }
  result.settings = RunSettings::read(table);
  require_group(table, result.settings, groups);
  return result;
}

// The id of a script of this kind.
std::string read_script_id(const ConfigValue& value, launch::Script::Kind kind,
                           const ConfiguredScripts& scripts) {
  std::string id = value.text();
  std::string known;
  for (const ConfiguredScript& script : scripts) {
    if (script.kind != kind) continue;
    if (script.id == id) return id;
    known += (known.empty() ? "" : ", ") + script.id;
  }
  value.fail("there is no " +
                 std::string(kind == launch::Script::Kind::setup ? "setup" : "wrapper") +
                 " script '" + id + "'",
             known.empty() ? "there are none" : "known are: " + known);
}

RunOverride read_script_element(const ConfigValue& table, const ConfiguredScripts& scripts) {
  using Kind = launch::Script::Kind;
  RunOverride result = read_condition(table);
  result.is_of_scripts = true;
  if (const auto setup = table.find("setup")) {
    const auto values = setup->is_list() ? setup->elements() : std::vector{*setup};
    for (const ConfigValue& value : values) {
      result.settings.setup_scripts.push_back(read_script_id(value, Kind::setup, scripts));
    }
  }
  if (const auto wrapper = table.find("run-wrapper")) {
    result.settings.run_wrapper = read_script_id(*wrapper, Kind::wrapper, scripts);
  }
  if (const auto wrapper = table.find("list-wrapper")) {
    result.settings.list_wrapper = read_script_id(*wrapper, Kind::wrapper, scripts);
  }
  return result;
}

// Of one profile's own table, after those that count for more.
void add_own(ConfiguredProfile& result, const ConfigValue& table, const TestGroups& groups,
             const ConfiguredScripts& scripts) {
  if (!result.default_filter.is_set()) {
    result.default_filter = read_filter(table, "default-filter");
  }
  if (const auto overrides = table.find("overrides")) {
    for (const ConfigValue& element : overrides->elements()) {
      result.overrides.push_back(read_override(element, groups));
    }
  }
  if (const auto own_scripts = table.find("scripts")) {
    for (const ConfigValue& element : own_scripts->elements()) {
      result.overrides.push_back(read_script_element(element, scripts));
    }
  }
}

}  // namespace

// As nextest: only plain settings are inherited; overrides and the default filter are those of the
// profile itself and of "default", and so are scripts.
ConfiguredProfile read_run_profile(const ConfigProfiles& profiles, const std::string& name,
                                   const TestGroups& groups, const ConfiguredScripts& scripts) {
  ConfiguredProfile result;
  result.name = name;
  for (const ConfigValue& table : profiles.chain(name)) {
    result.settings.complete_from(RunSettings::read(table));
    const auto timeout = table.find("global-timeout");
    if (timeout && !result.global_timeout) result.global_timeout = read_duration(*timeout);
  }
  const auto& tables = profiles.all();
  const auto own = tables.find(name);
  if (own != tables.end()) add_own(result, own->second, groups, scripts);
  const auto basic = tables.find("default");
  if (name != "default" && basic != tables.end()) {
    add_own(result, basic->second, groups, scripts);
  }
  return result;
}

}  // namespace reuse_build
