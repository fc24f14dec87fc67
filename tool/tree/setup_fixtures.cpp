// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/setup_fixtures.hpp"

#include <fmt/format.h>

#include "launch/cmake_text.hpp"
#include "launch/percent.hpp"
#include "launch/policy_of.hpp"
#include "tree/cmake_list.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace {

using launch::bracket_argument;
using launch::Script;

// A script's test and its fixture have one name, nextest's for the script's results.
std::string fixture(const std::string& script) {
  return list_element(launch::encode_test_name(launch::setup_script_suite(script)));
}

// When tests that need the script run at all: REUSE_BUILD_RUN_IGNORED says which do.
std::string condition(bool by_ignored, bool by_others) {
  if (by_ignored && by_others) return {};
  return by_others ? R"(NOT "$ENV{REUSE_BUILD_RUN_IGNORED}" STREQUAL "only")"
                   : R"("$ENV{REUSE_BUILD_RUN_IGNORED}" MATCHES "^(all|only)$")";
}

std::string test_text(const std::string& script, const std::string& command,
                      const std::string& previous) {
  const std::string name = bracket_argument(fixture(script));
  const std::string depends =
      previous.empty() ? "" : " DEPENDS " + bracket_argument(fixture(previous));
  return fmt::format(
      "add_test({0} {1} {2})\nset_tests_properties({0} PROPERTIES FIXTURES_SETUP {0}{3})\n", name,
      command, bracket_argument(script), depends);
}

}  // namespace

SetupFixtures::SetupFixtures(const TestSuites& suites, const std::string& profile) {
  for (std::size_t index = 0; index < suites.size(); ++index) {
    if (!suites[index].record.scripts.empty()) add(suites, index, profile);
  }
  if (needs_.empty()) return;
  // Every record that has scripts has all of them.
  for (const Script& script : suites[needs_.begin()->second.suite].record.scripts) {
    if (needs_.contains(script.id)) scripts_.push_back(script.id);
  }
}

void SetupFixtures::add(const TestSuites& suites, std::size_t index, const std::string& profile) {
  const TestSuite& suite = suites[index];
  for (const launch::TestName& test : suite.tests_to_run()) {
    for (const std::string& id : launch::policy_of(suite.record, test, profile).setup_scripts) {
      Need& need = needs_.try_emplace(id, Need{index}).first->second;
      (test.ignored ? need.by_ignored : need.by_others) = true;
    }
  }
}

std::string SetupFixtures::tests(const std::string& driver, const std::string& tree) const {
  std::string text;
  std::string previous;
  for (const std::string& script : scripts_) {
    const Need& need = needs_.at(script);
    const std::string record =
        fmt::format("{} {}", tree, bracket_argument("/" + layout::launch_record(need.suite)));
    const std::string when = condition(need.by_ignored, need.by_others);
    if (!when.empty()) text += "if(" + when + ")\n";
    text += "string(CONCAT record " + record + ")\n";
    text += test_text(script, driver + " \"${record}\"", previous);
    if (!when.empty()) text += "endif()\n";
    previous = script;
  }
  return text;
}

std::string required_fixtures(const std::vector<std::string>& scripts) {
  std::string names;
  for (const std::string& script : scripts) {
    names += (names.empty() ? "" : ";") + fixture(script);
  }
  return names.empty() ? "" : " FIXTURES_REQUIRED " + bracket_argument(names);
}

}  // namespace reuse_build
