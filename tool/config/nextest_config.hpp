// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/archive_include.hpp"
#include "config/profiles.hpp"

namespace reuse_build {

// nextest's configuration of a workspace, .config/nextest.toml (nextest 0.9.143), as far as it is
// used here; other keys are ignored, as they are no mistake.
class NextestConfig {
 public:
  // Without the file everything has its default. Throws (setup_error) for what nextest refuses, in
  // whichever profile it stands.
  static NextestConfig read(const std::filesystem::path& workspace_root);

  [[nodiscard]] const ConfigProfiles& profiles() const { return profiles_; }

  // profile.<name>.archive.include: the list of the nearest profile that has one, in its order.
  [[nodiscard]] std::vector<ArchiveInclude> archive_includes(const std::string& profile) const;

 private:
  explicit NextestConfig(const ConfigValue& document) : profiles_(document) {}

  ConfigProfiles profiles_;
};

}  // namespace reuse_build
