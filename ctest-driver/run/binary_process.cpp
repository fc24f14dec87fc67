// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/binary_process.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "context/binary_command.hpp"
#include "process/start_error.hpp"

namespace reuse_build::driver {
namespace {

using std::chrono::milliseconds;

std::vector<std::string> arguments(const std::vector<PlannedTest>& tests, bool name_them,
                                   unsigned threads) {
  std::vector<std::string> words;
  if (name_them) {
    for (const PlannedTest& test : tests) words.push_back(test.name.name);
    words.emplace_back("--exact");
  }
  const auto is_ignored = [](const PlannedTest& test) { return test.name.ignored; };
  if (std::all_of(tests.begin(), tests.end(), is_ignored)) {
    words.emplace_back("--ignored");
  } else if (std::any_of(tests.begin(), tests.end(), is_ignored)) {
    words.emplace_back("--include-ignored");
  }
  words.push_back("--test-threads=" + std::to_string(threads));
  const auto& more = tests.front().policy.extra_arguments;
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// How long a test may take in all. Both factors come from a file.
milliseconds whole_time(const launch::SlowTimeout& slow) {
  constexpr auto longest = launch::longest_duration;
  return slow.period > longest / slow.terminate_after ? longest
                                                      : slow.period * slow.terminate_after;
}

// As long without a result as the slowest of the tests may take that have a limit: which one takes
// its time cannot be seen. What then has no result runs by itself, under its own limit or none.
TimeLimits limits_of(const std::vector<PlannedTest>& tests) {
  TimeLimits limits;
  for (const PlannedTest& test : tests) {
    const launch::SlowTimeout& slow = test.policy.slow;
    if (slow.terminate_after == 0) continue;
    limits.grace =
        std::max(limits.terminate_after == 0 ? milliseconds(0) : limits.grace, slow.grace);
    limits.period = std::max(limits.period, whole_time(slow));
    limits.terminate_after = 1;
  }
  return limits;
}

}  // namespace

BinaryProcess::BinaryProcess(const RunContext& context, unsigned threads)
    : context_(context),
      threads_(threads),
      out_(context.output.directory),
      err_(context.output.directory),
      slot_(context.run_id) {}

void BinaryProcess::run(const std::vector<PlannedTest>& tests, bool name_them) {
  begin_ = std::chrono::steady_clock::now();
  start(tests, name_them);
  context_.supervisor.watch(*job_);
  std::size_t seen = 0;
  while (!job_->finished()) {
    context_.supervisor.step();
    if (std::exchange(seen, out_.verdict_count()) != seen) job_->restart_periods();
  }
}

std::vector<std::string> BinaryProcess::environment(const launch::RunPolicy& policy) const {
  Environment environment = context_.environments.common(policy);
  environment.set("NEXTEST_EXECUTION_MODE", "process-per-binary");
  environment.set("NEXTEST_TEST_GLOBAL_SLOT", std::to_string(slot_.number()));
  context_.environments.add_script_variables(environment, policy);
  return environment.entries();
}

void BinaryProcess::start(const std::vector<PlannedTest>& tests, bool name_them) {
  const LaunchContext& launch = context_.launch;
  const launch::RunPolicy& policy = tests.front().policy;  // of all, where it counts here
  const Command command = binary_command(
      launch, policy.wrapper, arguments(tests, name_them, threads_), environment(policy));
  const Descriptor input = open_empty_input();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  StartFailure failure;
  Child child = Child::start(command, {input.get(), out.write.get(), err.write.get()},
                             context_.signals, failure);
  if (!child.running()) {
    throw start_error(ExitCode::setup_error, "the tests of '" + launch.record.binary_id + "'",
                      command, failure, launch.roots.workspace.origin);
  }
  std::vector<Stream> streams;
  streams.emplace_back(std::move(out.read), out_);
  streams.emplace_back(std::move(err.read), err_);
  job_.emplace(std::move(child), std::move(streams), limits_of(tests));
}

}  // namespace reuse_build::driver
