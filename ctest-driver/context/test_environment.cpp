// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/test_environment.hpp"

#include <sched.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "context/library_path.hpp"
#include "launch/result_line.hpp"

namespace reuse_build::driver {
namespace {

void apply(Environment& environment, const launch::EnvironmentLine& line, const Roots& roots) {
  using Kind = launch::EnvironmentLine::Kind;
  switch (line.kind) {
    case Kind::value:
      environment.set(line.key, line.value);
      break;
    case Kind::default_value:
      environment.set_default(line.key, line.value);
      break;
    case Kind::path:
      environment.set(line.key, roots.resolve(line.path));
      break;
    case Kind::default_path:
      environment.set_default(line.key, roots.resolve(line.path));
      break;
  }
}

// What listing and running have in common.
void set_common(Environment& environment, const LaunchContext& context, const std::string& run_id) {
  for (const launch::EnvironmentLine& line : context.record.environment) {
    apply(environment, line, context.roots);
  }
  const std::string profile = environment.get_inherited("NEXTEST_PROFILE").value_or("");
  environment.set("NEXTEST_PROFILE", profile.empty() ? "default" : profile);
  set_library_path(environment, context.record, context.roots);
  // insta would ask cargo, which is not everywhere, or take the build machine's path.
  environment.set_default("INSTA_WORKSPACE_ROOT", context.roots.workspace.root);
  environment.set("NEXTEST_RUN_ID", run_id);
  environment.set("NEXTEST_BINARY_ID", context.record.binary_id);
  environment.set("NEXTEST_WORKSPACE_ROOT", context.roots.workspace.root);
  environment.set("NEXTEST_VERSION", reproduced_nextest_version);
  environment.set("NEXTEST_REQUIRED_VERSION", "none");
  environment.set("NEXTEST_RECOMMENDED_VERSION", "none");
}

}  // namespace

Environment list_environment(Environment environment, const LaunchContext& context,
                             const std::string& run_id) {
  set_common(environment, context, run_id);
  environment.set("NEXTEST_TEST_PHASE", "list");
  return environment;
}

Environment run_environment(Environment environment, const LaunchContext& context,
                            const std::string& run_id) {
  set_common(environment, context, run_id);
  environment.set("NEXTEST_TEST_PHASE", "run");
  environment.set("NEXTEST_RUN_MODE", "test");
  environment.set("NEXTEST_STRESS_CURRENT", "none");
  environment.set("NEXTEST_STRESS_TOTAL", "none");
  environment.set("NEXTEST_TEST_THREADS", std::to_string(test_threads()));
  // A test that runs a ctest of its own must not add to our results.
  if (environment.get(launch::results_variable)) environment.set(launch::results_variable, "");
  return environment;
}

void add_test(Environment& environment, const TestRun& run) {
  std::string id = run.run_id + ':' + run.binary_id + '$' + run.test_name;
  if (run.attempt > 1) id += '#' + std::to_string(run.attempt);
  environment.set("NEXTEST_TEST_NAME", run.test_name);
  environment.set("NEXTEST_ATTEMPT", std::to_string(run.attempt));
  environment.set("NEXTEST_TOTAL_ATTEMPTS", std::to_string(run.attempts));
  environment.set("NEXTEST_ATTEMPT_ID", id);
  environment.set("NEXTEST_TEST_GLOBAL_SLOT", std::to_string(run.slot));
  environment.set("NEXTEST_TEST_GROUP", run.group);
  environment.set("NEXTEST_TEST_GROUP_SLOT",
                  run.group_slot ? std::to_string(*run.group_slot) : "none");
}

std::optional<unsigned> ctest_parallel_level() {
  const char* variable = std::getenv("CTEST_PARALLEL_LEVEL");
  const std::string_view level = variable == nullptr ? "" : variable;
  unsigned threads = 0;
  const auto [end, status] = std::from_chars(level.data(), level.data() + level.size(), threads);
  const bool whole = status == std::errc{} && end == level.data() + level.size();
  if (!whole || threads == 0) return std::nullopt;
  return threads;
}

unsigned usable_processors() {
  cpu_set_t processors;
  CPU_ZERO(&processors);
  if (::sched_getaffinity(0, sizeof(processors), &processors) == 0) {
    return static_cast<unsigned>(CPU_COUNT(&processors));
  }
  const long online = ::sysconf(_SC_NPROCESSORS_ONLN);  // more processors than a cpu_set_t can name
  return online > 0 ? static_cast<unsigned>(online) : 1;
}

unsigned test_threads() {
  return ctest_parallel_level().value_or(usable_processors());
}

}  // namespace reuse_build::driver
