// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/test_attempt.hpp"

#include <utility>

#include "context/binary_command.hpp"
#include "libtest/libtest_report.hpp"
#include "process/loader_error.hpp"

namespace reuse_build::driver {
namespace {

std::string subject(const LaunchContext& context) {
  return "the tests of '" + context.record.binary_id + "'";
}

Command test_command(const LaunchContext& context, const launch::TestName& test,
                     const launch::RunPolicy& policy, std::vector<std::string> environment) {
  std::vector<std::string> arguments = {"--exact", test.name, "--nocapture"};
  if (test.ignored) arguments.emplace_back("--ignored");
  arguments.insert(arguments.end(), policy.extra_arguments.begin(), policy.extra_arguments.end());
  return binary_command(context, policy.wrapper, std::move(arguments), std::move(environment));
}

}  // namespace

TestAttempt::TestAttempt(const LaunchContext& context, const launch::TestName& test,
                         const launch::RunPolicy& policy,
                         const std::vector<std::string>& environment, const OutputSettings& output,
                         const OwnSignals& signals)
    : Attempt(policy, output), context_(context), test_(test) {
  const auto command = [&] { return test_command(context, test, policy, environment); };
  start({command, subject(context), context.roots.workspace.origin}, signals);
}

std::optional<Error> TestAttempt::look_at_exit(int code) const {
  return code == 0 ? not_run() : not_loaded(code);
}

// A test that "passed" without having run: the list of tests and the binary disagree.
std::optional<Error> TestAttempt::not_run() const {
  const LibtestReport report = read_libtest_report(output().head());
  if (report == LibtestReport::other) return std::nullopt;
  const std::string why = report == LibtestReport::no_test
                              ? "' did not run: the binary does not contain it"
                              : "' did not run: it is ignored in the binary, but not in the list";
  return Error(ExitCode::setup_error,
               "test '" + test_.name + "' of '" + context_.record.binary_id + why,
               "the list of tests is older than the binary: build or extract again");
}

// A test that its dynamic loader gave up.
std::optional<Error> TestAttempt::not_loaded(int code) const {
  if (!may_be_the_loaders(code)) return std::nullopt;
  return loader_error(ExitCode::setup_error, subject(context_), context_.binary(),
                      output().first_errors());
}

}  // namespace reuse_build::driver
