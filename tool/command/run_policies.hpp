// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "config/nextest_config.hpp"
#include "select/filterset.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// What platforms of overrides are compared with.
struct TestPlatforms {
  std::string host;  // triples: of the machine that builds, and of the tests
  std::string target;
  // The lines of `rustc --print cfg` for a triple; nothing when there is no telling. Asked only
  // when a cfg(...) needs them.
  std::function<std::optional<std::vector<std::string>>(const std::string& triple)> cfg;
};

// What nextest.toml says of how tests run, for every profile: compiled once, given to suites as
// often as they come to know more of their tests.
class RunPolicies {
 public:
  // Throws (setup_error), naming the place, for filtersets that do not compile.
  RunPolicies(const NextestConfig& config, const Workspace& workspace,
              const TestPlatforms& platforms);

  // Sets the policies, profiles and scripts of the suites' records, and the policies of the tests
  // that are listed. A configuration that changes nothing leaves them as they are.
  void apply(TestSuites& suites) const;

 private:
  struct Override {
    std::optional<Filterset> filter;  // without one: every test
    bool is_for_host_tests = false;   // those of build platform host
    bool is_for_target_tests = false;
    RunSettings settings;
  };
  struct Profile {
    launch::RunProfile common;
    RunSettings settings;
    std::vector<Override> overrides;
  };
  class SuitePolicies;

  static Profile compile_profile(const ConfiguredProfile& configured, const WorkspaceGraph& graph,
                                 const TestPlatforms& platforms);

  ConfiguredScripts scripts_;
  std::string target_directory_;
  TestGroups groups_;
  std::vector<Profile> profiles_;
};

}  // namespace reuse_build
