// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/profiles.hpp"
#include "config/run_settings.hpp"
#include "config/scripts.hpp"

namespace reuse_build {

// A filterset with the place where it stands, for errors. Without a place there is none.
struct ConfiguredFilter {
  std::string text;
  std::string origin;
  [[nodiscard]] bool is_set() const { return !origin.empty(); }
};

// An element of `profile.<name>.overrides` or of `profile.<name>.scripts`: what is set for some
// tests.
struct RunOverride {
  ConfiguredFilter filter;  // without one: every test
  std::string host;         // a triple or cfg(...) of the machine that builds; empty: any
  std::string target;       // of the tests
  bool is_of_scripts = false;
  RunSettings settings;
  ConfiguredFilter default_filter;  // only where there is no filter
};

// How a profile runs tests. Of the overrides the first that matches a test and sets something
// counts; they count for more than `settings`.
struct ConfiguredProfile {
  std::string name;
  RunSettings settings;
  ConfiguredFilter default_filter;
  std::vector<RunOverride> overrides;  // its own, then those of "default"
  std::optional<launch::milliseconds> global_timeout;
};

// Throws (setup_error) for what nextest refuses.
ConfiguredProfile read_run_profile(const ConfigProfiles& profiles, const std::string& name,
                                   const TestGroups& groups, const ConfiguredScripts& scripts);

}  // namespace reuse_build
