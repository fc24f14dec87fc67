// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/archive_include.hpp"
#include "config/junit_config.hpp"
#include "config/profiles.hpp"
#include "config/run_profile.hpp"
#include "config/scripts.hpp"

namespace reuse_build {

// nextest's configuration of a workspace, .config/nextest.toml (nextest 0.9.143), as far as it is
// used here; other keys are ignored, as they are no mistake.
class NextestConfig {
 public:
  static std::filesystem::path file(const std::filesystem::path& workspace_root);

  // Without the file everything has its default. Throws (setup_error) for what nextest refuses, in
  // whichever profile it stands.
  static NextestConfig read(const std::filesystem::path& workspace_root);

  [[nodiscard]] const ConfigProfiles& profiles() const { return profiles_; }

  // profile.<name>.archive.include: the list of the nearest profile that has one, in its order.
  [[nodiscard]] std::vector<ArchiveInclude> archive_includes(const std::string& profile) const;

  // Every profile, "default" always among them, by name.
  [[nodiscard]] std::vector<ConfiguredProfile> run_profiles() const;
  [[nodiscard]] const TestGroups& test_groups() const { return groups_; }
  [[nodiscard]] const ConfiguredScripts& scripts() const { return scripts_; }

  // profile.<name>.junit.
  [[nodiscard]] JunitConfig junit(const std::string& profile) const;

  // Sentences about what is not followed.
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

 private:
  NextestConfig(const ConfigValue& document, ConfiguredScripts scripts);

  ConfigValue document_;
  ConfigProfiles profiles_;
  TestGroups groups_;
  ConfiguredScripts scripts_;
  std::vector<std::string> notes_;
};

}  // namespace reuse_build
