// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/list_tests.hpp"

#include "support/parallel.hpp"
#include "support/process.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace {

void list_suite(TestSuite& suite, const std::vector<std::string>& command,
                const std::vector<std::string>& environment) {
  std::string out;
  std::string err;
  ProcessSpec spec;
  spec.arguments = command;
  spec.environment = environment;
  spec.on_stdout = [&out](std::string_view text) { out += text; };
  spec.on_stderr = [&err](std::string_view text) { err += text; };
  const ProcessResult result = run_process(spec);
  if (result.ok()) {
    suite.tests = launch::parse_names(out);
    suite.not_listed.clear();
  } else {
    suite.not_listed = err.empty() ? "the driver ended with " + result.describe() : err;
  }
}

// The driver of an archive may be older than this option.
std::vector<std::string> list_command(const std::filesystem::path& driver,
                                      const std::string& workspace,
                                      std::chrono::seconds time_limit) {
  std::vector<std::string> command = {driver.string(), "list"};
  if (!workspace.empty()) command.insert(command.end(), {"--workspace", workspace});
  if (time_limit != default_list_time_limit) {
    command.insert(command.end(), {"--time-limit", std::to_string(time_limit.count())});
  }
  return command;
}

}  // namespace

std::vector<std::string> profile_variable(const std::string& profile) {
  if (profile == "default") return {};
  return {"NEXTEST_PROFILE=" + profile};
}

void list_tests(TestSuites& suites, const std::filesystem::path& tree,
                const std::filesystem::path& driver, const std::string& workspace,
                const std::vector<std::string>& environment, std::chrono::seconds time_limit) {
  in_parallel(suites.size(), [&](std::size_t index) {
    if (suites[index].tests || !suites[index].is_wanted()) return;
    std::vector<std::string> command = list_command(driver, workspace, time_limit);
    command.push_back((tree / layout::launch_record(index)).string());
    list_suite(suites[index], command, environment);
  });
}

}  // namespace reuse_build
