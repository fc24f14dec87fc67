// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config/config_value.hpp"

namespace reuse_build {

// The profiles of a configuration file, by nextest's rules: a profile's settings are its own, then
// those of the profile that it `inherits` from, and so on, and at last those of "default".
class ConfigProfiles {
 public:
  // Reads the table `profile` of a document. Throws (setup_error) naming all that is wrong with
  // `inherits` at once: unknown profiles, cycles, default profiles that inherit.
  explicit ConfigProfiles(const ConfigValue& document);

  // nextest has "default" and "default-miri" built in; so they are always known.
  [[nodiscard]] bool knows(const std::string& profile) const;
  [[nodiscard]] std::vector<std::string> names() const;

  // The tables to look a setting up in, the nearest first; for an unknown profile that of
  // "default" alone. Profiles that the file does not spell out are left out.
  [[nodiscard]] std::vector<ConfigValue> chain(const std::string& profile) const;
  [[nodiscard]] const std::map<std::string, ConfigValue>& all() const { return profiles_; }

 private:
  [[nodiscard]] std::string parent(const std::string& profile) const;
  [[nodiscard]] std::string mistake(const std::string& profile) const;
  [[nodiscard]] std::string cycle_from(const std::string& profile) const;

  std::map<std::string, ConfigValue> profiles_;
  std::map<std::string, std::string> inherits_;
};

// A profile that no configuration file has is an error (setup_error) that names those there are.
void require_profile(const std::string& profile, const std::vector<ConfigProfiles>& files);

}  // namespace reuse_build
