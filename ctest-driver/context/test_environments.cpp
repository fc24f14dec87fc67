// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/test_environments.hpp"

#include <utility>

#include "context/test_environment.hpp"

namespace reuse_build::driver {

TestEnvironments::TestEnvironments(const LaunchContext& context, const std::string& run_id,
                                   const std::set<std::string>& setup_scripts) {
  const auto add = [&](const std::string& wrapper) {
    by_wrapper_.emplace(wrapper,
                        run_environment(Environment::inherited(), context, run_id, wrapper));
  };
  add("");
  for (const launch::Script& script : context.record.scripts) {
    if (script.kind == launch::Script::Kind::wrapper) add(script.id);
  }
  for (const std::string& script : setup_scripts) {
    if (auto variables = script_variables({run_id, context.roots.tree, script})) {
      script_variables_.emplace(script, std::move(*variables));
    }
  }
}

void TestEnvironments::add_script_variables(Environment& environment,
                                            const launch::RunPolicy& policy) const {
  for (const std::string& script : policy.setup_scripts) {
    const auto found = script_variables_.find(script);
    if (found == script_variables_.end()) continue;
    for (const auto& [key, value] : found->second) environment.set(key, value);
  }
}

}  // namespace reuse_build::driver
