// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/nextest_keys.hpp"

#include <algorithm>

#include "support/nearest_name.hpp"

namespace reuse_build {

namespace {

using Keys = std::vector<std::string>;

// nextest's, by the Configuration Reference of 0.9.143.
const Keys of_document = {"nextest-version", "experimental", "store", "profile",
                          "test-groups",     "scripts",      "script"};
const Keys of_overrides = {"filter",         "platform",       "priority",      "threads-required",
                           "run-extra-args", "retries",        "flaky-result",  "slow-timeout",
                           "bench",          "leak-timeout",   "test-group",    "success-output",
                           "junit",          "failure-output", "default-filter"};
const Keys of_profiles = {
    "inherits",  "default-filter", "retries",      "flaky-result",       "test-threads",
    "overrides", "run-extra-args", "status-level", "final-status-level", "failure-output",
    "fail-fast", "success-output", "slow-timeout", "leak-timeout",       "global-timeout",
    "bench",     "archive",        "junit",        "threads-required",   "scripts"};
const Keys of_junits = {"path",           "report-name",          "store-success-output",
                        "report-skipped", "store-failure-output", "flaky-fail-status"};
const Keys of_script_choices = {"filter", "platform", "setup", "list-wrapper", "run-wrapper"};
const Keys of_setup = {"command",        "slow-timeout",   "leak-timeout",
                       "capture-stdout", "capture-stderr", "junit"};
const Keys of_slow_timeouts = {"period", "terminate-after", "grace-period", "on-timeout"};

// nextest has one such profile of its own.
bool is_reserved(const std::string& profile) {
  return profile.starts_with("default-") && profile != "default-miri";
}

class Notes {
 public:
  void add(const std::string& note) { notes_.push_back(note); }

  void unknown_keys(const ConfigValue& table, const Keys& known) {
    for (const auto& [key, value] : table.members()) {
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      const std::string nearest = nearest_name(key, known);
      add(value.place() + ": unknown key" +
          (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
    }
  }

  void unknown_keys_of_timeouts(const ConfigValue& table) {
    const auto slow = table.find("slow-timeout");
    if (slow && slow->is_table()) unknown_keys(*slow, of_slow_timeouts);
    const auto leak = table.find("leak-timeout");
    if (leak && leak->is_table()) unknown_keys(*leak, {"period", "result"});
  }

  // What only a program that runs all tests could do.
  void not_followed(const ConfigValue& profile) {
    if (const auto threads = profile.find("test-threads")) {
      add(threads->place() + " is not used: ctest's -j tells how many tests run at once");
    }
    const auto fast = profile.find("fail-fast");
    if (fast && fast->is_table()) unknown_keys(*fast, {"max-fail", "terminate"});
    if (fast && (!fast->is_flag() || fast->flag())) {
      add(fast->place() + " is not used: ctest --stop-on-failure stops at a failure");
    }
    if (const auto timeout = profile.find("global-timeout")) {
      add(timeout->place() + " counts for 'reuse-build ctest' only: ctest itself has --stop-time");
    }
  }

  void of_junit(const ConfigValue& table) {
    unknown_keys(table, of_junits);
    if (const auto skipped = table.find("report-skipped")) {
      add(skipped->place() + " is not followed yet: reports hold what has run");
    }
  }

  void of_override(const ConfigValue& element) {
    unknown_keys(element, of_overrides);
    unknown_keys_of_timeouts(element);
    if (const auto junit = element.find("junit")) {
      add(junit->place() + " is not followed: what the profile's own 'junit' says counts");
    }
  }

  void of_script_choice(const ConfigValue& element) {
    unknown_keys(element, of_script_choices);
    const auto setup = element.find("setup");
    const bool has_setup = setup && !(setup->is_list() && setup->elements().empty());
    if (has_setup || element.find("list-wrapper") || element.find("run-wrapper")) return;
    add(element.place() + " does nothing: it names neither setup nor wrapper scripts");
  }

  void of_profile(const ConfigValue& profile) {
    unknown_keys(profile, of_profiles);
    if (const auto junit = profile.find("junit")) of_junit(*junit);
    unknown_keys_of_timeouts(profile);
    not_followed(profile);
    if (const auto overrides = profile.find("overrides")) {
      for (const ConfigValue& element : overrides->elements()) of_override(element);
    }
    if (const auto scripts = profile.find("scripts")) {
      for (const ConfigValue& element : scripts->elements()) of_script_choice(element);
    }
  }

  void of_setup_script(const ConfigValue& script) {
    unknown_keys(script, of_setup);
    unknown_keys_of_timeouts(script);
    for (const char* key : {"capture-stdout", "capture-stderr"}) {
      const auto flag = script.find(key);
      if (flag && !flag->flag()) add(flag->place() + " is not followed: ctest captures all output");
    }
    if (const auto junit = script.find("junit")) {
      unknown_keys(*junit, {"store-success-output", "store-failure-output"});
      add(junit->place() + " is not followed: reports hold what scripts print");
    }
  }

  void of_setup_scripts(const ConfigValue& table) {
    for (const auto& [id, script] : table.members()) of_setup_script(script);
  }

  void of_scripts(const ConfigValue& scripts) {
    unknown_keys(scripts, {"setup", "wrapper"});
    if (const auto setup = scripts.find("setup")) of_setup_scripts(*setup);
    if (const auto wrappers = scripts.find("wrapper")) {
      for (const auto& [id, script] : wrappers->members()) {
        unknown_keys(script, {"command", "target-runner"});
      }
    }
  }

  [[nodiscard]] std::vector<std::string> take() { return std::move(notes_); }

 private:
  std::vector<std::string> notes_;
};

}  // namespace

std::vector<std::string> notes_on_nextest_config(const ConfigValue& document) {
  Notes notes;
  notes.unknown_keys(document, of_document);
  if (const auto store = document.find("store")) notes.unknown_keys(*store, {"dir"});
  if (const auto profiles = document.find("profile")) {
    for (const auto& [name, profile] : profiles->members()) {
      if (is_reserved(name)) {
        notes.add(profile.place() + ": nextest reserves names that begin with 'default-'");
      }
      notes.of_profile(profile);
    }
  }
  if (const auto groups = document.find("test-groups")) {
    for (const auto& [name, group] : groups->members()) notes.unknown_keys(group, {"max-threads"});
  }
  if (const auto scripts = document.find("scripts")) notes.of_scripts(*scripts);
  if (const auto old = document.find("script")) {
    notes.add(old->place() + " is an old name; write scripts.setup");
    notes.of_setup_scripts(*old);
  }
  return notes.take();
}

}  // namespace reuse_build
