// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>

#include "context/environment.hpp"
#include "context/launch_context.hpp"
#include "context/script_variables.hpp"

namespace reuse_build::driver {

// The environments that a binary's tests start from, which depend on their scripts.
class TestEnvironments {
 public:
  // For tests that need these setup scripts; what others left is not looked at. Throws as
  // script_variables().
  TestEnvironments(const LaunchContext& context, const std::string& run_id,
                   const std::set<std::string>& setup_scripts);

  // Without what differs from one test to the other.
  [[nodiscard]] const Environment& common(const launch::RunPolicy& policy) const {
    return by_wrapper_.at(policy.wrapper);
  }
  // What the policy's setup scripts have set for its tests. It comes last, since it counts for
  // more than anything else.
  void add_script_variables(Environment& environment, const launch::RunPolicy& policy) const;

  // Whether that one of the setup scripts has run.
  [[nodiscard]] bool has_run(const std::string& setup_script) const {
    return script_variables_.contains(setup_script);
  }

 private:
  std::map<std::string, Environment> by_wrapper_;      // "" without one
  std::map<std::string, Variables> script_variables_;  // of the setup scripts that have run
};

}  // namespace reuse_build::driver
