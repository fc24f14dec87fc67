// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/run_policies.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "command/configured_filter.hpp"
#include "command/launch_script.hpp"
#include "config/platform_spec.hpp"

namespace reuse_build {

namespace {

// As nextest: what cannot be decided holds.
bool holds(const std::string& spec, const std::string& triple, const TestPlatforms& platforms) {
  if (spec.empty()) return true;
  if (!is_cfg_expression(spec)) return platform_matches(spec, triple, {});
  const auto lines = platforms.cfg(triple);
  return !lines || platform_matches(spec, triple, *lines);
}

bool is_for(const RunOverride& element, const std::string& triple, const TestPlatforms& platforms) {
  return holds(element.host, platforms.host, platforms) && holds(element.target, triple, platforms);
}

ConfiguredFilter default_filter_of(const ConfiguredProfile& profile,
                                   const TestPlatforms& platforms) {
  for (const RunOverride& element : profile.overrides) {
    if (element.default_filter.is_set() && is_for(element, platforms.target, platforms)) {
      return element.default_filter;
    }
  }
  return profile.default_filter;
}

FiltersetUse use_of(const RunOverride& element) {
  if (element.settings.list_wrapper) return FiltersetUse::list_wrapper;
  return element.is_of_scripts ? FiltersetUse::scripts : FiltersetUse::override_of_settings;
}

bool changes_nothing(const launch::Record& record) {
  return record.policies.size() == 1 && record.policies[0] == launch::RunPolicy() &&
         record.profiles == std::vector<launch::RunProfile>{{"default", 0, {}, {}}};
}

}  // namespace

RunPolicies::RunPolicies(const NextestConfig& config, const Workspace& workspace,
                         const TestPlatforms& platforms)
    : scripts_(config.scripts()),
      target_directory_(workspace.target_directory),
      groups_(config.test_groups()) {
  const WorkspaceGraph graph(workspace);
  for (const ConfiguredProfile& profile : config.run_profiles()) {
    profiles_.push_back(compile_profile(profile, graph, platforms));
  }
}

RunPolicies::Profile RunPolicies::compile_profile(const ConfiguredProfile& configured,
                                                  const WorkspaceGraph& graph,
                                                  const TestPlatforms& platforms) {
  Profile profile{{configured.name, 0, {}, configured.global_timeout}, configured.settings, {}};
  FiltersetContext context;
  if (const auto filter = default_filter_of(configured, platforms); filter.is_set()) {
    profile.common.default_filter = filter.text;
    context.default_filter = compile_default_filter(filter, graph);
  }
  for (const RunOverride& element : configured.overrides) {
    Override& one = profile.overrides.emplace_back();
    one.is_for_host_tests = is_for(element, platforms.host, platforms);
    one.is_for_target_tests = is_for(element, platforms.target, platforms);
    one.settings = element.settings;
    if (!element.filter.is_set()) continue;
    one.filter = compile_filter(element.filter, graph, use_of(element), context);
  }
  return profile;
}

// Makes the policies of one suite: the distinct ones, and for every test which it has.
class RunPolicies::SuitePolicies {
 public:
  SuitePolicies(const RunPolicies& all, TestSuite& suite) : all_(all), suite_(suite) {}

  void make() {
    clear();
    for (const Profile& profile : all_.profiles_) add(profile);
    drop_usual_policies();
    if (changes_nothing(suite_.record)) return clear();
    for (const ConfiguredScript& script : all_.scripts_) add(script);
  }

 private:
  using Overrides = std::vector<const Override*>;

  void clear() {
    suite_.record.policies.clear();
    suite_.record.profiles.clear();
    suite_.record.scripts.clear();
    if (!suite_.tests) return;
    for (launch::TestName& test : *suite_.tests) test.policies.clear();
  }

  void add(const Profile& profile) {
    const Overrides candidates = candidates_of(profile);
    Overrides common;
    for (const Override* one : candidates) {
      if (verdict(*one) == Verdict::yes) common.push_back(one);
    }
    launch::RunProfile result = profile.common;
    result.policy = number_of(profile, common);
    result.list_wrapper = settings_of(profile, common).list_wrapper.value_or("");
    suite_.record.profiles.push_back(result);
    if (suite_.tests) add_to_tests(profile, candidates);
  }

  void add_to_tests(const Profile& profile, const Overrides& candidates) {
    std::map<Overrides, unsigned> numbers;  // few sets of overrides, many tests
    for (launch::TestName& test : *suite_.tests) {
      Overrides matching = matching_overrides(candidates, test);
      auto found = numbers.find(matching);
      if (found == numbers.end()) {
        const unsigned number = number_of(profile, matching);
        found = numbers.emplace(std::move(matching), number).first;
      }
      test.policies.push_back(found->second);
    }
  }

  // Those that some test of the binary may match.
  [[nodiscard]] Overrides candidates_of(const Profile& profile) const {
    Overrides result;
    const bool is_host = suite_.binary.build_platform == "host";
    for (const Override& one : profile.overrides) {
      const bool is_for_it = is_host ? one.is_for_host_tests : one.is_for_target_tests;
      if (is_for_it && verdict(one) != Verdict::no) result.push_back(&one);
    }
    return result;
  }

  [[nodiscard]] Verdict verdict(const Override& one) const {
    return one.filter ? one.filter->matches_binary(suite_.binary) : Verdict::yes;
  }

  [[nodiscard]] Overrides matching_overrides(const Overrides& candidates,
                                             const launch::TestName& test) const {
    Overrides result;
    for (const Override* one : candidates) {
      if (!one->filter || one->filter->matches_test(suite_.binary, test.name)) {
        result.push_back(one);
      }
    }
    return result;
  }

  static RunSettings settings_of(const Profile& profile, const Overrides& overrides) {
    RunSettings settings;
    for (const Override* one : overrides) settings.complete_from(one->settings);
    settings.complete_from(profile.settings);
    return settings;
  }

  unsigned number_of(const Profile& profile, const Overrides& overrides) {
    launch::RunPolicy policy = settings_of(profile, overrides).policy(all_.groups_);
    policy.setup_scripts = in_order(policy.setup_scripts);
    return number_of(policy);
  }

  // Each once, as they are defined.
  [[nodiscard]] std::vector<std::string> in_order(const std::vector<std::string>& ids) const {
    std::vector<std::string> result;
    for (const ConfiguredScript& script : all_.scripts_) {
      if (std::find(ids.begin(), ids.end(), script.id) != ids.end()) result.push_back(script.id);
    }
    return result;
  }

  void add(const ConfiguredScript& script) {
    launch::Script result = launch_script(script, suite_.record, all_.target_directory_);
    if (script.kind == launch::Script::Kind::setup) result.policy = number_of(script.limits);
    suite_.record.scripts.push_back(std::move(result));
  }

  unsigned number_of(const launch::RunPolicy& policy) {
    auto& policies = suite_.record.policies;
    const auto found = std::find(policies.begin(), policies.end(), policy);
    const auto number = static_cast<unsigned>(found - policies.begin());
    if (found == policies.end()) policies.push_back(policy);
    return number;
  }

  // Tests that have nothing but their profiles' policies need not be told of.
  void drop_usual_policies() {
    std::vector<unsigned> usual;
    for (const auto& profile : suite_.record.profiles) usual.push_back(profile.policy);
    if (!suite_.tests) return;
    for (launch::TestName& test : *suite_.tests) {
      if (test.policies == usual) test.policies.clear();
    }
  }

  const RunPolicies& all_;
  TestSuite& suite_;
};

void RunPolicies::apply(TestSuites& suites) const {
  for (TestSuite& suite : suites) SuitePolicies(*this, suite).make();
}

}  // namespace reuse_build
