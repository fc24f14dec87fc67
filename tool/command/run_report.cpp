// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/run_report.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>
#include <utility>

#include "launch/result_line.hpp"
#include "report/progress.hpp"
#include "results/marked_tests.hpp"
#include "support/file.hpp"
#include "support/interrupt.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr const char* run_id_variable = "REUSE_BUILD_RUN_ID";

// The user's, else a new one, so that the report can name the id that the tests see.
std::string choose_run_id() {
  const char* given = std::getenv(run_id_variable);
  if (given != nullptr && *given != '\0') return given;
  const std::string uuid = read_file("/proc/sys/kernel/random/uuid", ExitCode::setup_error);
  return uuid.substr(0, uuid.find('\n'));
}

bool is_under_way(const TestResult& result) {
  return std::any_of(result.attempts.begin(), result.attempts.end(),
                     [](const launch::ResultLine& attempt) { return !attempt.has_ended; });
}

// A driver outlives a ctest that was ended, for the moments that it takes to kill its tests and to
// note that.
std::vector<TestResult> read_settled_results(const fs::path& file) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
  std::uintmax_t size = fs::file_size(file);
  std::vector<TestResult> results = read_results({file});
  while (std::any_of(results.begin(), results.end(), is_under_way) &&
         std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (std::exchange(size, fs::file_size(file)) != size) results = read_results({file});
  }
  return results;
}

void say(std::string_view mark, const std::vector<std::string>& names) {
  constexpr std::size_t most_names = 10;
  if (!names.empty()) report_step(mark, names_text(names, most_names));
}

// ctest's own words for tests that passed are few.
void say_marks(const std::vector<TestResult>& results) {
  const MarkedTests marked = marked_tests(results);
  say("Flaky", marked.flaky);
  say("Slow", marked.slow);
  say("Leaky", marked.leaky);
}

}  // namespace

RunReport::RunReport(const fs::path& run_directory, fs::path junit_file, JunitSettings settings)
    : results_(run_directory / "results"),
      junit_file_(std::move(junit_file)),
      settings_(std::move(settings)),
      run_id_(choose_run_id()) {}

std::vector<std::string> RunReport::environment() const {
  std::vector<std::string> variables = {
      std::string(launch::results_variable) + "=" + results_.string(),
      std::string(run_id_variable) + "=" + run_id_};
  if (settings_.store_success_output) {
    variables.push_back(std::string(launch::kept_output_variable) + "=all");
  }
  return variables;
}

ProcessResult RunReport::around(const std::function<ProcessResult()>& start) const {
  try {
    const ProcessResult result = start();
    tell(result.timed_out || result.signal != 0);
    return result;
  } catch (const Interrupted&) {
    forget_interrupt();
    tell(true);
    throw;
  }
}

void RunReport::tell(bool was_ended) const {
  if (!fs::exists(results_)) return say_nothing_to_write();
  const std::vector<TestResult> results =
      was_ended ? read_settled_results(results_) : read_results({results_});
  say_marks(results);
  if (junit_file_.empty()) return;
  make_directories(junit_file_.parent_path(), ExitCode::write_output_error);
  replace_file(junit_file_, junit_text({run_id_, results, {}}, settings_),
               ExitCode::write_output_error);
}

void RunReport::say_nothing_to_write() const {
  if (junit_file_.empty()) return;
  report_warning("cannot write '" + junit_file_.string() +
                 "': no test has run, or the archive's driver is older than this reuse-build");
}

}  // namespace reuse_build
