// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace reuse_build {

// What to build, in cargo's own words. The lists hold finished cargo arguments
// ("--package", "calc", …), as the command line's definition filled them.
struct CargoOptions {
  std::string manifest_path;            // empty: cargo looks upward from the working directory
  std::string target_dir;               // empty: cargo's own choice
  std::vector<std::string> selection;   // packages, targets, features, profile: for `cargo test`
  std::vector<std::string> features;    // feature flags: for `cargo test`
  std::vector<std::string> resolution;  // --locked, --offline, --frozen, --config: for every call

  std::vector<std::string> environment;  // "KEY=value" for cargo's builds; not the user's to give

  // The values of --config.
  [[nodiscard]] std::vector<std::string> config_values() const {
    std::vector<std::string> values;
    for (std::size_t index = 1; index < resolution.size(); ++index) {
      if (resolution[index - 1] == "--config") values.push_back(resolution[index++]);
    }
    return values;
  }

  // Whether anything was given at all; such options make no sense beside an archive.
  [[nodiscard]] bool any() const {
    return !manifest_path.empty() || !target_dir.empty() || !selection.empty() ||
           !features.empty() || !resolution.empty();
  }
};

}  // namespace reuse_build
