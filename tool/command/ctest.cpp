// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "command/commands.hpp"
#include "command/ctest_result.hpp"
#include "command/test_source.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "support/interrupt.hpp"
#include "support/process.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

// Where ctest writes the JUnit file: where the user says, else in the run's directory. A relative
// path counts from there, as ctest has it.
fs::path junit_file(const std::vector<std::string>& arguments, const fs::path& run_directory) {
  const std::string option = "--output-junit";
  fs::path file = "junit.xml";
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    const std::string& argument = arguments[index];
    if (argument == option && index + 1 < arguments.size()) {
      file = arguments[index + 1];
    } else if (argument.rfind(option + "=", 0) == 0) {
      file = argument.substr(option.size() + 1);
    }
  }
  return run_directory / file;
}

ProcessResult start_ctest(const CtestOptions& options, const fs::path& run_directory) {
  ProcessSpec spec;
  spec.arguments = {"ctest", "--output-on-failure", "--output-junit", "junit.xml"};
  spec.arguments.insert(spec.arguments.end(), options.arguments.begin(), options.arguments.end());
  spec.directory = run_directory.string();
  if (options.source.run_ignored != "default") {
    spec.environment = {"REUSE_BUILD_RUN_IGNORED=" + options.source.run_ignored};
  }
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
    count += static_cast<std::size_t>(
        std::count_if(suite.tests->begin(), suite.tests->end(),
                      [&](const auto& test) { return is_selected(test, run_ignored); }));
  }
  return count;
}

Error no_tests_to_run() {
  return Error(ExitCode::no_tests_run, "no tests to run",
               "ctest's -N shows what is there; --run-ignored all runs #[ignore]d tests too");
}

}  // namespace

ExitCode run_ctest(const CtestOptions& options) {
  const Cache cache = Cache::open();
  const Cache::RunDirectory run = cache.make_run_directory();
  const fs::path& run_directory = run.path;
  const ReadyTests ready = make_ready(options.source, cache, run_directory, true);
  if (selected_count(ready, options.source.run_ignored) == 0) throw no_tests_to_run();
  write_ctest_files(ready.suites, ready.references, "ctest",
                    [&run_directory](const std::string& path, const std::string& bytes) {
                      write_file(run_directory / path, bytes, ExitCode::setup_error);
                    });
  write_file(run_directory / layout::root_ctest_file, "subdirs(ctest)\n", ExitCode::setup_error);
  const ProcessResult result = start_ctest(options, run_directory);
  const auto counts = read_ctest_junit(junit_file(options.arguments, run_directory));
  if (result.signal != 0) throw Interrupted{result.signal};
  if (!counts && !result.ok()) {
    throw Error(ExitCode::setup_error, "ctest failed with " + result.describe(),
                "its own message is above");
  }
  if (!result.ok()) {
    report_step("Logs", (run_directory / "Testing" / "Temporary" / "LastTest.log").string());
    return ExitCode::test_run_failed;
  }
  if (counts && counts->ran == 0) throw no_tests_to_run();
  return ExitCode::ok;
}

}  // namespace reuse_build
