// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "config/archive_settings.hpp"
#include "config/profiles.hpp"

namespace reuse_build {

// Our own configuration of a workspace, .config/reuse-build.toml: what nextest's file, which is
// built like it, has no keys for. The keys of [profile.<name>.archive] are ArchiveSettings.
class ReuseBuildConfig {
 public:
  // Without the file everything has its default. Throws (setup_error) naming key and reason, for
  // unknown keys with the nearest known one, in whichever profile they stand.
  static ReuseBuildConfig read(const std::filesystem::path& workspace_root);

  [[nodiscard]] const ConfigProfiles& profiles() const { return profiles_; }

  // profile.<name>.archive: each key from the nearest profile that has it.
  [[nodiscard]] ArchiveSettings archive_settings(const std::string& profile) const;

 private:
  explicit ReuseBuildConfig(const ConfigValue& document) : profiles_(document) {}

  ConfigProfiles profiles_;
};

}  // namespace reuse_build
