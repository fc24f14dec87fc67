// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "context/environment.hpp"
#include "context/launch_context.hpp"
#include "context/script_variables.hpp"

namespace reuse_build::driver {

// The environments that a binary's tests start from, which depend on their scripts.
class TestEnvironments {
 public:
  TestEnvironments(const LaunchContext& context, const std::string& run_id);

  // Without what differs from one test to the other.
  [[nodiscard]] const Environment& common(const launch::RunPolicy& policy) const {
    return by_wrapper_.at(policy.wrapper);
  }
  // What the policy's setup scripts have set for its tests. It comes last, since it counts for
  // more than anything else.
  void add_script_variables(Environment& environment, const launch::RunPolicy& policy) const;

  // Those of the policy's setup scripts that have not run.
  [[nodiscard]] std::vector<std::string> missing_scripts(const launch::RunPolicy& policy) const;

 private:
  std::map<std::string, Environment> by_wrapper_;      // "" without one
  std::map<std::string, Variables> script_variables_;  // of the setup scripts that have run
};

}  // namespace reuse_build::driver
