// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reuse_build {

// How a child process ended: `exit_code`, or `signal` when one killed it.
struct ProcessResult {
  int exit_code = 0;
  int signal = 0;
  bool timed_out = false;  // it was told to end, whatever it made of that
  [[nodiscard]] bool ok() const { return exit_code == 0 && signal == 0; }
  // "exit status 101" or "signal 11".
  [[nodiscard]] std::string describe() const;
};

struct ProcessSpec {
  std::vector<std::string> arguments;    // the program first; found through PATH
  std::vector<std::string> environment;  // KEY=value, added to our own
  std::optional<std::string> directory;  // working directory
  // Called with every piece of stdout as it comes; without it stdout is ours.
  std::function<void(std::string_view)> on_stdout;
  std::function<void(std::string_view)> on_stderr;
  // After this it is told to end (SIGTERM), and waited for: one that ignores the signal is not
  // killed. The time begins when all output that is read has ended.
  std::optional<std::chrono::milliseconds> time_limit = std::nullopt;
};

// Starts a program and waits for it; stdin is /dev/null. The child is told to end (SIGTERM) when we
// die, and when we are interrupted. Throws (setup_error) when it cannot be started.
ProcessResult run_process(const ProcessSpec& spec);

// run_process() that returns stdout; throws with what the program said when it fails.
std::string capture_stdout(const ProcessSpec& spec);

}  // namespace reuse_build
