// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "command/commands.hpp"
#include "command/ctest_arguments.hpp"
#include "command/option_groups.hpp"
#include "command/run_report.hpp"
#include "command/test_choice.hpp"
#include "command/test_source.hpp"
#include "config/nextest_config.hpp"
#include "launch/policy_of.hpp"
#include "report/progress.hpp"
#include "results/ctest_result.hpp"
#include "support/file.hpp"
#include "support/interrupt.hpp"
#include "support/process.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

// What a run of tests gets before the user's own arguments, which win.
std::vector<std::string> default_arguments(const std::string& junit_file) {
  return {"--output-on-failure", "--no-label-summary", "--output-junit", junit_file};
}

std::string junit_file(const std::vector<std::string>& arguments, const fs::path& run_directory) {
  const auto option = std::find(arguments.rbegin(), arguments.rend(), "--output-junit");
  const bool is_given = option != arguments.rend() && option != arguments.rbegin();
  return is_given ? *std::prev(option) : (run_directory / "junit.xml").string();
}

// As the records of the suites tell it, those of an archive too.
std::optional<launch::milliseconds> global_timeout(const TestSuites& suites,
                                                   const std::string& profile) {
  for (const TestSuite& suite : suites) {
    if (suite.record.profiles.empty()) continue;
    const launch::RunProfile* const found = launch::find_profile(suite.record, profile);
    if (found != nullptr) return found->global_timeout;
  }
  return std::nullopt;
}

ProcessResult start_ctest(const CtestOptions& options, const ReadyTests& ready,
                          const RunReport& report, const fs::path& run_directory,
                          const std::string& junit) {
  ProcessSpec spec;
  spec.arguments = {"ctest"};
  const auto append = [&spec](const std::vector<std::string>& arguments) {
    spec.arguments.insert(spec.arguments.end(), arguments.begin(), arguments.end());
  };
  if (!only_shows(options.arguments)) append(default_arguments(junit));
  append(options.arguments);
  spec.directory = run_directory.string();
  spec.environment = ready.environment;
  // For ctest where no argument says it, and for the driver, whom ctest does not tell.
  spec.environment.push_back("CTEST_PARALLEL_LEVEL=" +
                             std::to_string(job_count(options.arguments)));
  spec.environment.push_back("REUSE_BUILD_RUN_IGNORED=" + options.source.selection.run_ignored);
  for (std::string& variable : report.environment()) {
    spec.environment.push_back(std::move(variable));
  }
  if (options.map_original_paths) {
    spec.environment.emplace_back("REUSE_BUILD_MAP_ORIGINAL_PATHS=yes");
  }
  spec.environment.push_back("NEXTEST_PROFILE=" + options.source.selection.profile);
  spec.time_limit = global_timeout(ready.suites, options.source.selection.profile);
  try {
    return run_process(spec);
  } catch (const Error& error) {
    throw Error(error.code(), error.message(),
                "ctest comes with CMake; install the package 'cmake'");
  }
}

std::size_t selected_count(const ReadyTests& ready, const std::string& run_ignored) {
  std::size_t count = 0;
  for (const TestSuite& suite : ready.suites) {
    const std::vector<launch::TestName> tests = suite.tests_to_run();
    count +=
        static_cast<std::size_t>(std::count_if(tests.begin(), tests.end(), [&](const auto& test) {
          return is_selected(test, run_ignored);
        }));
  }
  return count;
}

Error no_tests_to_run() {
  return Error(
      ExitCode::no_tests_run, "no tests to run",
      "ctest's -N shows what is there; look at names, --skip, -E, --partition, "
      "--platform-filter and the profile's default-filter (--ignore-default-filter), and at "
      "ctest's own -R and -L; --run-ignored all runs #[ignore]d tests too");
}

// The exit code for what ctest did: nextest's.
ExitCode conclude(const ProcessResult& result, const std::string& junit,
                  const fs::path& run_directory) {
  if (result.timed_out) {
    throw Error(ExitCode::test_run_failed,
                "the run was ended before all tests had run: it took the profile's global-timeout",
                "allow more time in .config/nextest.toml, or choose fewer tests");
  }
  if (result.signal != 0) throw Interrupted{result.signal};
  const auto counts = read_ctest_junit(junit);
  if (!counts && !result.ok()) {
    throw Error(ExitCode::setup_error, "ctest failed with " + result.describe(),
                "its own message is above");
  }
  if (!result.ok()) {
    report_step("Rerun with", "ctest --test-dir " + run_directory.string() + " --rerun-failed");
    const bool by_script = counts && counts->setup_script_failed;
    return by_script ? ExitCode::setup_script_failed : ExitCode::test_run_failed;
  }
  if (counts && counts->ran == 0) throw no_tests_to_run();
  return ExitCode::ok;
}

// The JUnit file is the one that is asked for, or that of the profile.
RunReport run_report(const CtestOptions& options, const fs::path& run_directory,
                     const fs::path& workspace) {
  if (only_shows(options.arguments)) return {run_directory, {}};
  const JunitConfig config =
      workspace.empty() ? JunitConfig()
                        : NextestConfig::read(workspace).junit(options.source.selection.profile);
  fs::path file = options.junit_file;
  if (file.empty() && !config.path.empty()) {
    file = workspace / config.path;
  }
  return {run_directory,
          file,
          {config.report_name, config.store_success_output, config.store_failure_output,
           config.flaky_fails_as_failure}};
}

// Every run has a directory of its own, with no memory of earlier ones.
void check_arguments(const std::vector<std::string>& arguments) {
  if (std::find(arguments.begin(), arguments.end(), "--rerun-failed") == arguments.end()) return;
  throw Error(ExitCode::usage, "--rerun-failed needs the directory of the run that failed",
              "that run ended with the command: ctest --test-dir DIR --rerun-failed");
}

}  // namespace

ExitCode run_ctest(const CtestOptions& options) {
  check(options.source);
  check_arguments(options.arguments);
  CtestOptions resolved = options;
  resolved.arguments = with_absolute_files(options.arguments);
  const Cache::RunDirectory run = Cache::open().make_run_directory();
  const ReadyTests ready = make_ready(options.source, run.path);
  if (selected_count(ready, options.source.selection.run_ignored) == 0) throw no_tests_to_run();
  const auto write = [&run](const std::string& path, const std::string& bytes) {
    write_file(run.path / path, bytes, ExitCode::setup_error);
  };
  CtestSettings settings{options.source.selection.profile, options.granularity};
  settings.granularity.jobs = job_count(options.arguments);
  write_ctest_files(ready.suites, ready.references, "ctest", write, settings);
  write(layout::root_ctest_file, root_ctest_file("ctest"));
  const std::string junit = junit_file(resolved.arguments, run.path);
  const RunReport report = run_report(options, run.path, ready.configured_workspace);
  const ProcessResult result =
      report.around([&] { return start_ctest(resolved, ready, report, run.path, junit); });
  return conclude(result, junit, run.path);
}

void declare_options(OptionTable& table, CtestOptions& options) {
  table.flag("--map-original-paths", options.map_original_paths,
             "Let the build machine's workspace and target paths appear again, for tests that have "
             "them compiled in (needs mount namespaces)");
  declare_test_source(table, options.source);
  declare_granularity(table, options.granularity);
  table.begin_group("Output");
  table.path("--junit-file", options.junit_file, "FILE",
             "Write a JUnit file in the form of cargo-nextest's, also of a run that fails");
  table.rest(options.arguments);
}

}  // namespace reuse_build
