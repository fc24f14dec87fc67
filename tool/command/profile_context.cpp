// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/profile_context.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "command/configured_filter.hpp"
#include "launch/policy_of.hpp"

namespace reuse_build {

namespace {

// Of every test that is listed.
using GroupsOfTests = std::map<std::pair<std::string, std::string>, std::string, std::less<>>;

GroupsOfTests groups_of_tests(const std::string& profile, const TestSuites& suites) {
  GroupsOfTests groups;
  for (const TestSuite& suite : suites) {
    if (suite.record.policies.empty() || !suite.tests) continue;
    for (const launch::TestName& test : *suite.tests) {
      std::string group = launch::policy_of(suite.record, test, profile).group;
      if (group == "@global") continue;
      groups.emplace(std::pair(suite.binary.binary_id, test.name), std::move(group));
    }
  }
  return groups;
}

void add_groups(FiltersetContext& context, const std::string& profile, const TestSuites& suites) {
  std::set<std::string> names = {"@global"};
  for (const TestSuite& suite : suites) {
    for (const launch::RunPolicy& policy : suite.record.policies) names.insert(policy.group);
  }
  context.groups.assign(names.begin(), names.end());
  // Which groups tests are in shows only when they are known.
  context.knows_groups = std::all_of(suites.begin(), suites.end(), [](const TestSuite& suite) {
    return suite.tests.has_value() || !suite.is_wanted();
  });
  if (names.size() == 1) return;
  const auto groups = std::make_shared<const GroupsOfTests>(groups_of_tests(profile, suites));
  context.group_of = [groups](const TestBinary& binary, std::string_view test) {
    const auto found = groups->find(std::pair(binary.binary_id, std::string(test)));
    return found == groups->end() ? std::string("@global") : found->second;
  };
}

// A predicate of tests' names leaves open what a binary's tests are.
FiltersetContext unknown_context(const WorkspaceGraph& graph) {
  FiltersetContext context;
  context.default_filter = compile_default_filter({"test(/^/)", "default-filter"}, graph);
  context.knows_groups = false;
  return context;
}

}  // namespace

FiltersetContext context_of_profile(const std::string& profile, const WorkspaceGraph& graph,
                                    const TestSuites& suites) {
  if (suites.empty()) return {};
  if (suites.front().record.binary_id.empty()) return unknown_context(graph);
  FiltersetContext context;
  const launch::RunProfile* const found = launch::find_profile(suites.front().record, profile);
  if (found != nullptr && !found->default_filter.empty()) {
    const ConfiguredFilter filter{found->default_filter,
                                  "default-filter of the profile " + profile};
    context.default_filter = compile_default_filter(filter, graph);
  }
  add_groups(context, profile, suites);
  return context;
}

}  // namespace reuse_build
