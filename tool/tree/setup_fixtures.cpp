// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/setup_fixtures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "launch/cmake_text.hpp"
#include "launch/percent.hpp"
#include "launch/policy_of.hpp"
#include "tree/cmake_list.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace {

using launch::bracket_argument;
using launch::Script;

// The name of a script's test and of its fixture in a quoted argument: nextest's for its results,
// and the tree's key.
std::string fixture(const std::string& script) {
  return list_element(launch::encode_test_name(launch::setup_script_suite(script))) +
         "@${tree_key}";
}

// When tests that need the script run at all: REUSE_BUILD_RUN_IGNORED says which do.
std::string condition(bool by_ignored, bool by_others) {
  if (by_ignored && by_others) return {};
  return by_others ? R"(NOT "$ENV{REUSE_BUILD_RUN_IGNORED}" STREQUAL "only")"
                   : R"("$ENV{REUSE_BUILD_RUN_IGNORED}" MATCHES "^(all|only)$")";
}

// `earlier` are all scripts before this one, and not only the last of them, since ctest drops those
// that are not in a run. Without -j it walks all paths of that graph for every test that needs the
// script, so that of more than ten scripts the later ones wait for one other.
std::string depends(std::span<const std::string> earlier) {
  constexpr std::size_t most = 10;
  if (earlier.empty()) return {};
  if (earlier.size() >= most) earlier = earlier.last(1);
  return fmt::format(" DEPENDS \"{}\"", fmt::join(earlier, ";"));
}

// The lock keeps those apart that do not wait for each other.
std::string test_text(const std::string& script, const std::string& name,
                      const std::string& command, const std::string& more_properties) {
  return fmt::format(
      "add_test(\"{0}\" {1} {2})\n"
      "set_tests_properties(\"{0}\" PROPERTIES FIXTURES_SETUP \"{0}\"\n"
      "  RESOURCE_LOCK \"@setup-script@${{tree_key}}\"{3})\n",
      name, command, bracket_argument(script), more_properties);
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
  std::string text = define_tree_key(tree);
  std::vector<std::string> names;
  for (const std::string& script : scripts_) {
    const Need& need = needs_.at(script);
    const std::string when = condition(need.by_ignored, need.by_others);
    const std::string name = fixture(script);
    if (!when.empty()) text += "if(" + when + ")\n";
    text += fmt::format("string(CONCAT record {} {})\n", tree,
                        bracket_argument("/" + layout::launch_record(need.suite)));
    text += test_text(script, name, driver + " \"${record}\"", depends(names));
    if (!when.empty()) text += "endif()\n";
    names.push_back(name);
  }
  return text;
}

std::string define_tree_key(const std::string& tree) {
  return fmt::format(
      "get_filename_component(tree_key {} ABSOLUTE)\n"
      "string(MD5 tree_key \"${{tree_key}}\")\n"
      "string(SUBSTRING \"${{tree_key}}\" 0 8 tree_key)\n",
      tree);
}

std::string required_fixtures(const std::vector<std::string>& scripts) {
  if (scripts.empty()) return {};
  std::vector<std::string> names(scripts.size());
  std::transform(scripts.begin(), scripts.end(), names.begin(), fixture);
  return fmt::format(" FIXTURES_REQUIRED \"{}\"", fmt::join(names, ";"));
}

}  // namespace reuse_build
