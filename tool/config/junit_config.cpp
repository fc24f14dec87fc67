// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/junit_config.hpp"

#include <filesystem>
#include <optional>

namespace reuse_build {

namespace {

// The file's directory, joined to the workspace's root.
std::filesystem::path store_directory(const ConfigValue& document) {
  const auto store = document.find("store");
  const auto directory = store ? store->find("dir") : std::nullopt;
  return directory ? directory->text() : "target/nextest";
}

class JunitTables {
 public:
  JunitTables(const ConfigProfiles& profiles, const std::string& profile)
      : chain_(profiles.chain(profile)) {}

  [[nodiscard]] std::optional<ConfigValue> find(std::string_view key) const {
    for (const ConfigValue& profile : chain_) {
      const auto junit = profile.find("junit");
      if (auto value = junit ? junit->find(key) : std::nullopt) return value;
    }
    return std::nullopt;
  }

 private:
  std::vector<ConfigValue> chain_;
};

// Below the workspace, whoever wrote the configuration.
std::string plain(const std::filesystem::path& path, const ConfigValue& value) {
  const std::filesystem::path normal = path.lexically_normal();
  if (normal.is_absolute() || *normal.begin() == "..") {
    value.fail("the file must be in the workspace", "give a relative path, or --junit-file");
  }
  return normal.string();
}

bool is_failure(const ConfigValue& value) {
  const std::string text = value.text();
  if (text != "failure" && text != "success") value.fail("this must be failure or success");
  return text == "failure";
}

}  // namespace

JunitConfig read_junit_config(const ConfigValue& document, const ConfigProfiles& profiles,
                              const std::string& profile) {
  const JunitTables tables(profiles, profile);
  JunitConfig config;
  if (const auto path = tables.find("path")) {
    config.path = plain(store_directory(document) / profile / path->text(), *path);
  }
  if (const auto name = tables.find("report-name")) config.report_name = name->text();
  if (const auto store = tables.find("store-success-output")) {
    config.store_success_output = store->flag();
  }
  if (const auto store = tables.find("store-failure-output")) {
    config.store_failure_output = store->flag();
  }
  if (const auto status = tables.find("flaky-fail-status")) {
    config.flaky_fails_as_failure = is_failure(*status);
  }
  return config;
}

}  // namespace reuse_build
