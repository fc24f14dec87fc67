// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/nextest_config.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "config/nextest_keys.hpp"
#include "config/refused_values.hpp"
#include "config/toml.hpp"

namespace reuse_build {

namespace {

using Includes = std::vector<ArchiveInclude>;

// Nothing when the profile leaves it to the next one. nextest's default profile has an empty list,
// so that there alone the table may lack it.
std::optional<Includes> parse_includes(const ConfigValue& profile, bool is_default) {
  const auto archive = profile.find("archive");
  if (!archive) return std::nullopt;
  const auto list = is_default ? archive->find("include") : archive->require("include");
  if (!list) return std::nullopt;
  Includes includes;
  for (const ConfigValue& element : list->elements()) {
    includes.push_back(parse_nextest_include(element));
  }
  return includes;
}

using Version = std::array<int, 3>;

constexpr Version followed = {0, 9, 143};

// "0.9.143", or less of it; what is no number counts as 0.
Version parse_version(std::string_view text) {
  Version version{};
  for (int& part : version) {
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), part);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with('.')) text.remove_prefix(1);
  }
  return version;
}

void note_newer_version(std::vector<std::string>& notes, const ConfigValue& value) {
  if (parse_version(value.text()) <= followed) return;
  notes.push_back(value.place() + ": nextest " + value.text() +
                  " is asked for; what is newer than 0.9.143 is not known here");
}

// `nextest-version`: one version, or which are required and recommended.
void note_newer_versions(std::vector<std::string>& notes, const ConfigValue& document) {
  const auto version = document.find("nextest-version");
  if (!version) return;
  if (version->is_text()) return note_newer_version(notes, *version);
  for (const char* key : {"required", "recommended"}) {
    if (const auto value = version->find(key)) note_newer_version(notes, *value);
  }
}

}  // namespace

NextestConfig::NextestConfig(const ConfigValue& document, ConfiguredScripts scripts)
    : document_(document),
      profiles_(document),
      groups_(read_test_groups(document)),
      scripts_(std::move(scripts)),
      notes_(notes_on_nextest_config(document)) {
  note_newer_versions(notes_, document);
}

std::filesystem::path NextestConfig::file(const std::filesystem::path& workspace_root) {
  return workspace_root / ".config/nextest.toml";
}

NextestConfig NextestConfig::read(const std::filesystem::path& workspace_root) {
  const std::filesystem::path place = file(workspace_root);
  const ConfigValue document = ConfigValue::read(place);
  refuse_unknown_features(document);
  const auto order = toml_keys_in_order(place, setup_scripts_table(document));
  NextestConfig config(document, read_scripts(document, order));
  for (const auto& [name, profile] : config.profiles_.all()) {
    (void)parse_includes(profile, name == "default");
    (void)config.junit(name);
    refuse_bad_values(profile);
  }
  (void)config.run_profiles();
  return config;
}

std::vector<ConfiguredProfile> NextestConfig::run_profiles() const {
  std::vector<std::string> names = profiles_.names();
  if (!profiles_.all().contains("default")) names.emplace_back("default");
  std::sort(names.begin(), names.end());
  std::vector<ConfiguredProfile> profiles;
  profiles.reserve(names.size());
  for (const std::string& name : names) {
    profiles.push_back(read_run_profile(profiles_, name, groups_, scripts_));
  }
  return profiles;
}

JunitConfig NextestConfig::junit(const std::string& profile) const {
  return read_junit_config(document_, profiles_, profile);
}

std::vector<ArchiveInclude> NextestConfig::archive_includes(const std::string& profile) const {
  for (const ConfigValue& table : profiles_.chain(profile)) {
    if (auto includes = parse_includes(table, true)) return *includes;
  }
  return {};
}

}  // namespace reuse_build
