// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/config_value.hpp"
#include "launch/run_policy.hpp"

namespace reuse_build {

// nextest's `test-groups`: the most threads that the tests of a group may have together.
using TestGroups = std::map<std::string, launch::Threads>;

// Throws (setup_error) for what nextest refuses.
TestGroups read_test_groups(const ConfigValue& document);

// What a profile of nextest.toml, or one of its overrides, sets of launch::RunPolicy.
struct RunSettings {
  std::optional<launch::SlowTimeout> slow;
  std::optional<launch::LeakTimeout> leak;
  std::optional<launch::Retries> retries;
  std::optional<bool> flaky_fails;
  std::optional<std::vector<std::string>> extra_arguments;
  std::optional<launch::Threads> threads_required;
  std::optional<std::string> group;
  std::optional<int> priority;
  std::vector<std::string> setup_scripts;  // ids; of everything that is taken in, all
  std::optional<std::string> run_wrapper;
  std::optional<std::string> list_wrapper;

  // Reads the table of a profile or of an override; the two have a few keys that the other lacks,
  // which are read nevertheless. Throws (setup_error) for what nextest refuses.
  static RunSettings read(const ConfigValue& table);

  // Takes from `other` what is not set here, and its setup scripts.
  void complete_from(const RunSettings& other);

  // With the defaults for the rest. The group must be one of these, or "@global". The setup scripts
  // come as they were taken in.
  [[nodiscard]] launch::RunPolicy policy(const TestGroups& groups) const;
};

// `slow-timeout` and `leak-timeout`; an empty text sets nothing, as in nextest. What a table lacks
// is the default. Throw (setup_error).
std::optional<launch::SlowTimeout> read_slow_timeout(const ConfigValue& value);
std::optional<launch::LeakTimeout> read_leak_timeout(const ConfigValue& value);

// A duration such as "1m 30s". Throws (setup_error).
launch::milliseconds read_duration(const ConfigValue& value);

}  // namespace reuse_build
