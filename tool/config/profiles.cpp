// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/profiles.hpp"

#include <algorithm>
#include <set>

namespace reuse_build {

namespace {

bool is_built_in(const std::string& profile) {
  return profile == "default" || profile == "default-miri";
}

std::string joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

ConfigProfiles::ConfigProfiles(const ConfigValue& document) {
  const auto table = document.find("profile");
  if (!table) return;
  for (const auto& [name, profile] : table->members()) {
    profiles_.emplace(name, profile);
    if (const auto parent = profile.find("inherits")) inherits_[name] = parent->text();
  }
  std::set<std::string> mistakes;
  for (const auto& [name, parent] : inherits_) mistakes.insert(mistake(name));
  mistakes.erase("");
  std::string why;
  for (const std::string& mistake : mistakes) why += (why.empty() ? "" : "; ") + mistake;
  if (!why.empty()) table->fail(why);
}

bool ConfigProfiles::knows(const std::string& profile) const {
  return is_built_in(profile) || profiles_.contains(profile);
}

std::vector<std::string> ConfigProfiles::names() const {
  std::vector<std::string> names;
  names.reserve(profiles_.size());
  for (const auto& [name, profile] : profiles_) names.push_back(name);
  return names;
}

std::vector<ConfigValue> ConfigProfiles::chain(const std::string& profile) const {
  std::vector<ConfigValue> tables;
  for (std::string name = profile;; name = parent(name)) {
    const auto found = profiles_.find(name);
    if (found != profiles_.end()) tables.push_back(found->second);
    if (name == "default") return tables;
  }
}

std::string ConfigProfiles::parent(const std::string& profile) const {
  const auto found = inherits_.find(profile);
  return found == inherits_.end() ? "default" : found->second;
}

std::string ConfigProfiles::mistake(const std::string& profile) const {
  const std::string& parent = inherits_.at(profile);
  if (profile == "default" || profile.starts_with("default-")) {
    return "the profile '" + profile + "' cannot inherit";
  }
  if (parent == profile) return "the profile '" + profile + "' inherits from itself";
  if (!knows(parent)) {
    return "the profile '" + profile + "' inherits from '" + parent + "', which does not exist";
  }
  return cycle_from(profile);
}

// Empty when the profile is no part of a cycle; one that leads into a cycle is not to blame.
std::string ConfigProfiles::cycle_from(const std::string& profile) const {
  std::set<std::string> seen;
  std::string name = profile;
  while (inherits_.contains(name) && seen.insert(name).second) name = parent(name);
  if (name != profile || seen.size() < 2) return {};
  return "the profiles " + joined(seen) + " inherit from each other";
}

void require_profile(const std::string& profile, const std::vector<ConfigProfiles>& files) {
  std::set<std::string> known = {"default", "default-miri"};
  for (const ConfigProfiles& file : files) {
    for (const std::string& name : file.names()) known.insert(name);
  }
  if (known.contains(profile)) return;
  throw Error(ExitCode::setup_error, "there is no profile '" + profile + "'",
              "known are: " + joined(known));
}

}  // namespace reuse_build
