// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "files.hpp"
#include "launch/error.hpp"
#include "launch/printable.hpp"
#include "launch_context.hpp"
#include "libtest_report.hpp"
#include "loader_error.hpp"
#include "run_id.hpp"
#include "slot.hpp"
#include "standard_streams.hpp"
#include "start_error.hpp"
#include "supervisor.hpp"
#include "test_environment.hpp"
#include "test_names.hpp"

namespace reuse_build::driver {
namespace {

constexpr int skip_code = static_cast<int>(ExitCode::skipped);

// What the user wants done with tests marked #[ignore]. "only" leaves the choice of tests to ctest
// (-L ignored).
bool ignored_tests_wanted() {
  const char* variable = std::getenv("REUSE_BUILD_RUN_IGNORED");
  const std::string_view value = variable == nullptr ? "" : variable;
  if (value == "all" || value == "only") return true;
  if (value.empty() || value == "default") return false;
  throw Error(ExitCode::setup_error,
              "cannot use REUSE_BUILD_RUN_IGNORED '" + std::string(value) + "': no such choice",
              "it is all, only or default");
}

Command test_command(const LaunchContext& context, const launch::TestName& test,
                     const Environment& environment) {
  std::vector<std::string> arguments = {"--exact", test.name, "--nocapture"};
  if (test.ignored) arguments.emplace_back("--ignored");
  return binary_command(context, std::move(arguments), environment.entries());
}

Environment test_environment(const LaunchContext& context, const launch::TestName& test,
                             const std::string& id, const Slot& slot) {
  const TestRun run{test.name, id, slot.number(), test_threads()};
  return run_environment(Environment::inherited(), context, run);
}

// Our two ends of a test's output, and the pipes to them.
struct TestOutput {
  PassedOutput out{STDOUT_FILENO};
  PassedOutput err{STDERR_FILENO};
  bool one = output_and_error_are_one();

  // The first that came on standard error, when nothing came before it on standard output.
  [[nodiscard]] std::string_view first_errors() const {
    if (one) return out.head();
    return out.head().empty() ? err.head() : std::string_view();
  }
};

std::string subject(const LaunchContext& context) {
  return "the tests of '" + context.record.binary_id + "'";
}

// Starts the test; its ends of the pipes are closed here when this returns.
Job start_test(const LaunchContext& context, const Command& command, const OwnSignals& signals,
               TestOutput& output) {
  const Descriptor input = open_empty_input();
  Pipe out = make_pipe();
  Pipe err = output.one ? Pipe{} : make_pipe();
  const int err_end = output.one ? out.write.get() : err.write.get();
  StartFailure failure;
  Child child = Child::start(command, {input.get(), out.write.get(), err_end}, signals, failure);
  if (!child.running()) {
    throw start_error(ExitCode::setup_error, subject(context), command, failure,
                      context.roots.workspace.origin);
  }
  std::vector<Stream> streams;
  streams.emplace_back(std::move(out.read), output.out);
  if (!output.one) streams.emplace_back(std::move(err.read), output.err);
  return {std::move(child), std::move(streams)};
}

// A test that "passed" without having run: the list of tests and the binary disagree.
void check_that_it_ran(const LaunchContext& context, const launch::TestName& test,
                       std::string_view output) {
  const LibtestReport report = read_libtest_report(output);
  if (report == LibtestReport::other) return;
  const std::string why = report == LibtestReport::no_test
                              ? "' did not run: the binary does not contain it"
                              : "' did not run: it is ignored in the binary, but not in the list";
  throw Error(ExitCode::setup_error,
              "test '" + test.name + "' of '" + context.record.binary_id + why,
              "the list of tests is older than the binary: build or extract again");
}

// A test that its dynamic loader gave up.
void check_that_it_started(const LaunchContext& context, const TestOutput& output) {
  const auto error = loader_error(ExitCode::setup_error, subject(context), context.binary(),
                                  output.first_errors());
  if (error) throw Error(*error);
}

int conclude(const LaunchContext& context, const launch::TestName& test, const Job& job,
             const TestOutput& output) {
  const int status = job.wait_status();
  if (WIFSIGNALED(status)) die_of(WTERMSIG(status));
  const int code = WEXITSTATUS(status);
  if (code == 0) check_that_it_ran(context, test, output.out.head());
  if (may_be_the_loaders(code)) check_that_it_started(context, output);
  if (code != skip_code) return code;
  write_all(STDERR_FILENO, "failed: " + launch::printable(test.name) +
                               " exited with 77, which only a skip may mean\n");
  return 1;
}

int run_test(const LaunchContext& context, const launch::TestName& test) {
  const std::string id = run_id();
  const Slot slot(id);
  const Command command = test_command(context, test, test_environment(context, test, id, slot));
  const OwnSignals signals;
  Supervisor supervisor(signals);
  TestOutput output;
  std::array jobs = {start_test(context, command, signals, output)};
  supervisor.run(jobs);
  if (jobs[0].leaked() && supervisor.stopped_by() == 0) {
    write_all(STDERR_FILENO, "leaked: a process that " + launch::printable(test.name) +
                                 " started still holds its output open\n");
  }
  // A test that was told to stop has not passed, whatever it exits with.
  const bool stopped = supervisor.stopped_by() != 0 && jobs[0].wait_status() == 0;
  if (stopped) die_of(supervisor.stopped_by());
  return conclude(context, test, jobs[0], output);
}

}  // namespace

int run(const RunRequest& request) {
  const bool ignored_wanted = ignored_tests_wanted();
  const LaunchContext context = load_launch_context(request.record_file, request.workspace);
  const launch::TestName test = look_up_test(context, request.test_name);
  if (!test.ignored || ignored_wanted) return run_test(context, test);
  write_all(STDOUT_FILENO, "skipped: " + launch::printable(test.name) +
                               " is marked #[ignore]; REUSE_BUILD_RUN_IGNORED=all runs it\n");
  return skip_code;
}

}  // namespace reuse_build::driver
