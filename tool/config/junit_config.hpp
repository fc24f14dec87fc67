// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "config/config_value.hpp"
#include "config/profiles.hpp"

namespace reuse_build {

// profile.<name>.junit of nextest.toml, with nextest's defaults.
struct JunitConfig {
  std::string path;  // from the workspace's root, below store.dir; empty: no file is wanted
  std::string report_name = "nextest-run";
  bool store_success_output = false;
  bool store_failure_output = true;
  bool flaky_fails_as_failure = true;  // flaky-fail-status
};

// Each setting is that of the nearest profile that has it. Throws (setup_error).
JunitConfig read_junit_config(const ConfigValue& document, const ConfigProfiles& profiles,
                              const std::string& profile);

}  // namespace reuse_build
