// SPDX-License-Identifier: MIT OR Apache-2.0
#include "libtest/list.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "context/binary_command.hpp"
#include "context/launch_context.hpp"
#include "context/run_id.hpp"
#include "context/test_environment.hpp"
#include "context/test_policy.hpp"
#include "files.hpp"
#include "launch/error.hpp"
#include "launch/printable.hpp"
#include "libtest/listing.hpp"
#include "process/loader_error.hpp"
#include "process/standard_streams.hpp"
#include "process/start_error.hpp"
#include "process/supervisor.hpp"

namespace reuse_build::driver {
namespace {

constexpr std::size_t most_output = std::size_t{64} << 20U;
constexpr std::size_t shown_errors = 2048;
constexpr const char* slow_remedy =
    "give it more time: reuse-build's --list-timeout SECONDS, or the driver's --time-limit";
constexpr const char* remedy =
    "a test binary answers '--list --format terse', and the same with --ignored, by lines '<name>: "
    "test' alone; "
    "one with harness = false must do so itself: "
    "https://nexte.st/docs/design/custom-test-harnesses/";

// One of the two questions to a binary.
struct Query {
  std::vector<std::string> arguments;
  CapturedOutput out{most_output};
  OutputTail err{shown_errors};
  std::chrono::seconds time_limit{0};
};

std::string subject(const LaunchContext& context) {
  return "the tests of '" + context.record.binary_id + "', '" + context.binary() + "'";
}

Job start(const LaunchContext& context, const Environment& environment, const OwnSignals& signals,
          Query& query) {
  const Command command =
      binary_command(context, list_wrapper(context.record), query.arguments, environment.entries());
  const Descriptor input = open_empty_input();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  StartFailure failure;
  Child child =
      Child::start(command, {input.get(), out.write.get(), err.write.get()}, signals, failure);
  if (!child.running()) {
    throw start_error(ExitCode::test_list_failed,
                      "the listing of '" + context.record.binary_id + "'", command, failure,
                      context.roots.workspace.origin);
  }
  std::vector<Stream> streams;
  streams.emplace_back(std::move(out.read), query.out);
  streams.emplace_back(std::move(err.read), query.err);
  TimeLimits limits;
  limits.period = query.time_limit;
  limits.terminate_after = 1;
  limits.grace = std::chrono::milliseconds(0);
  return {std::move(child), std::move(streams), limits};
}

// Why the query has no usable answer; empty when it has one.
std::string complaint(const Job& job, const Query& query) {
  const int status = job.wait_status();
  if (job.timed_out()) return "no answer within " + std::to_string(query.time_limit.count()) + " s";
  if (query.out.overflowed()) return "more than 64 MiB of output";
  if (WIFSIGNALED(status)) return std::string("died: ") + ::strsignal(WTERMSIG(status));
  if (WEXITSTATUS(status) != 0) return "exit status " + std::to_string(WEXITSTATUS(status));
  return {};
}

// The binary that its dynamic loader gave up.
void check_that_it_started(const LaunchContext& context, const Job& job, const Query& query) {
  const int status = job.wait_status();
  const bool may_be = WIFEXITED(status) && may_be_the_loaders(WEXITSTATUS(status));
  if (!may_be || !query.out.text().empty()) return;
  const auto error =
      loader_error(ExitCode::test_list_failed, "the listing of '" + context.record.binary_id + "'",
                   context.binary(), query.err.text());
  if (error) throw Error(*error);
}

void check(const LaunchContext& context, const Job& job, const Query& query) {
  const std::string why = complaint(job, query);
  if (why.empty()) return;
  check_that_it_started(context, job, query);
  std::string message = "cannot list " + subject(context) + ": ";
  for (const std::string& argument : query.arguments) message += argument + ' ';
  message += "gave " + why;
  std::string_view errors = query.err.text();
  while (errors.ends_with('\n')) errors.remove_suffix(1);
  if (!errors.empty()) message.append("\n").append(errors);
  throw Error(ExitCode::test_list_failed, std::move(message),
              job.timed_out() ? slow_remedy : remedy);
}

std::string names_text(const LaunchContext& context, const Query& all, const Query& ignored) {
  try {
    return launch::to_text(merge_listings(all.out.text(), ignored.out.text()));
  } catch (const Error& error) {
    throw Error(error.code(), "cannot list " + subject(context) + ": " + error.message(), remedy);
  }
}

std::string ask_binary(const LaunchContext& context, const Environment& environment,
                       std::chrono::seconds time_limit) {
  Query all{{"--list", "--format", "terse"}};
  Query ignored{{"--list", "--format", "terse", "--ignored"}};
  all.time_limit = time_limit;
  ignored.time_limit = time_limit;
  const OwnSignals signals;
  Supervisor supervisor(signals);
  std::array jobs = {start(context, environment, signals, all),
                     start(context, environment, signals, ignored)};
  for (Job& job : jobs) supervisor.watch(job);
  supervisor.finish();
  if (supervisor.stopped_by() != 0) die_of(supervisor.stopped_by());
  check(context, jobs[0], all);
  check(context, jobs[1], ignored);
  return names_text(context, all, ignored);
}

Environment environment_for_listing(const LaunchContext& context) {
  try {
    return list_environment(Environment::inherited(), context, run_id(),
                            list_wrapper(context.record));
  } catch (const Error& error) {
    throw Error(ExitCode::test_list_failed, error.message(), error.hint());
  }
}

}  // namespace

int list(const ListRequest& request) {
  const LaunchContext context = load_launch_context(request.record_file, request.workspace);
  const std::string names =
      ask_binary(context, environment_for_listing(context), request.time_limit);
  write_output(names);
  return static_cast<int>(ExitCode::ok);
}

int show_not_listed(const std::string& record_file) {
  const std::string file = record_file + ".not-listed";
  const auto why = read_file(file);
  if (!why) throw system_error(ExitCode::setup_error, "cannot read '" + file + "'", errno);
  std::string text = why->starts_with("error: ") ? *why : "error: cannot list tests: " + *why;
  if (!text.ends_with('\n')) text += '\n';
  write_all(STDERR_FILENO, launch::printable(text));
  return static_cast<int>(ExitCode::test_list_failed);
}

}  // namespace reuse_build::driver
