// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/test_environment.hpp"

#include <sched.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <vector>

#include "context/binary_command.hpp"
#include "context/library_path.hpp"
#include "launch/number.hpp"
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

using LineIterator = std::vector<launch::EnvironmentLine>::const_iterator;

void apply_lines(Environment& environment, LineIterator begin, LineIterator end,
                 const Roots& roots) {
  for (; begin != end; ++begin) apply(environment, *begin, roots);
}

// Where cargo's [env] ends, and what counts for more begins.
LineIterator end_of_configured(const launch::Record& record) {
  return record.environment.begin() + static_cast<std::ptrdiff_t>(record.configured_variables);
}

// Cargo's [env], then what a script brings with it; the record's other variables count for more.
void apply_configured(Environment& environment, const LaunchContext& context,
                      const launch::Script* script) {
  const launch::Record& record = context.record;
  apply_lines(environment, record.environment.begin(), end_of_configured(record), context.roots);
  if (script == nullptr) return;
  for (const auto& [key, value] : script->environment) environment.set(key, value);
}

// What setup scripts have, too.
void set_common_to_all(Environment& environment, const LaunchContext& context,
                       const std::string& run_id) {
  const std::string profile = environment.get_inherited("NEXTEST_PROFILE").value_or("");
  environment.set("NEXTEST_PROFILE", profile.empty() ? "default" : profile);
  set_library_path(environment, context.record, context.roots);
  environment.set("NEXTEST_RUN_ID", run_id);
  environment.set("NEXTEST_WORKSPACE_ROOT", context.roots.workspace.root);
  environment.set("NEXTEST_VERSION", reproduced_nextest_version);
  environment.set("NEXTEST_REQUIRED_VERSION", "none");
  environment.set("NEXTEST_RECOMMENDED_VERSION", "none");
}

// What listing and running have in common.
void set_common(Environment& environment, const LaunchContext& context, const std::string& run_id,
                const std::string& wrapper) {
  apply_configured(environment, context, wrapper_in_effect(context, wrapper));
  const launch::Record& record = context.record;
  apply_lines(environment, end_of_configured(record), record.environment.end(), context.roots);
  set_common_to_all(environment, context, run_id);
  // insta would ask cargo, which is not everywhere, or take the build machine's path.
  environment.set_default("INSTA_WORKSPACE_ROOT", context.roots.workspace.root);
  environment.set("NEXTEST_BINARY_ID", context.record.binary_id);
}

void set_run_mode(Environment& environment) {
  environment.set("NEXTEST_RUN_MODE", "test");
  environment.set("NEXTEST_TEST_THREADS", std::to_string(test_threads()));
  // Who runs a ctest of his own must not add to our results.
  if (environment.get(launch::results_variable)) environment.set(launch::results_variable, "");
}

}  // namespace

Environment list_environment(Environment environment, const LaunchContext& context,
                             const std::string& run_id, const std::string& wrapper) {
  set_common(environment, context, run_id, wrapper);
  environment.set("NEXTEST_TEST_PHASE", "list");
  return environment;
}

Environment run_environment(Environment environment, const LaunchContext& context,
                            const std::string& run_id, const std::string& wrapper) {
  set_common(environment, context, run_id, wrapper);
  environment.set("NEXTEST_TEST_PHASE", "run");
  environment.set("NEXTEST_STRESS_CURRENT", "none");
  environment.set("NEXTEST_STRESS_TOTAL", "none");
  set_run_mode(environment);
  return environment;
}

Environment setup_script_environment(Environment environment, const LaunchContext& context,
                                     const std::string& run_id, const launch::Script& script,
                                     const std::string& variables_file) {
  apply_configured(environment, context, &script);
  environment.set("NEXTEST", "1");
  set_common_to_all(environment, context, run_id);
  set_run_mode(environment);
  environment.set("NEXTEST_ENV", variables_file);
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
  const auto threads = launch::parse_number<unsigned>(variable == nullptr ? "" : variable);
  return threads == 0U ? std::nullopt : threads;
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
