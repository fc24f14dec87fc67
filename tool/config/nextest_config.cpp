// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/nextest_config.hpp"

#include <optional>

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

}  // namespace

NextestConfig NextestConfig::read(const std::filesystem::path& workspace_root) {
  NextestConfig config(ConfigValue::read(workspace_root / ".config/nextest.toml"));
  for (const auto& [name, profile] : config.profiles_.all()) {
    (void)parse_includes(profile, name == "default");
  }
  return config;
}

std::vector<ArchiveInclude> NextestConfig::archive_includes(const std::string& profile) const {
  for (const ConfigValue& table : profiles_.chain(profile)) {
    if (auto includes = parse_includes(table, true)) return *includes;
  }
  return {};
}

}  // namespace reuse_build
