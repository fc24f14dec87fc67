// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/list_tests.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include "support/process.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace {

void list_suite(TestSuite& suite, const std::vector<std::string>& command) {
  std::string out;
  std::string err;
  ProcessSpec spec;
  spec.arguments = command;
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

// Runs `work(0)` … `work(count - 1)` on as many threads as there are processors; rethrows the first
// exception once all threads have ended.
template <class Work>
void in_parallel(std::size_t count, Work work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr error;
  std::atomic<bool> failed = false;
  const auto loop = [&] {
    for (std::size_t index = next++; index < count && !failed; index = next++) {
      try {
        work(index);
      } catch (...) {
        if (!failed.exchange(true)) error = std::current_exception();
      }
    }
  };
  {
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads(std::min(count, processors));
    for (std::jthread& thread : threads) thread = std::jthread(loop);
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace

void list_tests(TestSuites& suites, const std::filesystem::path& tree,
                const std::filesystem::path& driver, const std::string& workspace) {
  in_parallel(suites.size(), [&](std::size_t index) {
    if (suites[index].tests) return;
    std::vector<std::string> command = {driver.string(), "list"};
    if (!workspace.empty()) command.insert(command.end(), {"--workspace", workspace});
    command.push_back((tree / layout::launch_record(index)).string());
    list_suite(suites[index], command);
  });
}

}  // namespace reuse_build
