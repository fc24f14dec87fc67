// SPDX-License-Identifier: MIT OR Apache-2.0
// One started process: the leader of a process group of its own, which the kernel kills when the
// driver dies.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "process/own_signals.hpp"

namespace reuse_build::driver {

struct Command {
  std::string program;                 // a path: PATH is not searched
  std::vector<std::string> arguments;  // without the program's own name
  std::string cwd;
  std::vector<std::string> environment;  // "KEY=value"
};

// Descriptors that become the child's 0, 1 and 2. All must be above 2.
struct StandardStreams {
  int in = -1;
  int out = -1;
  int err = -1;
};

// What of starting a process failed, and the errno of it.
struct StartFailure {
  enum class Step { none, process, directory, program };
  Step step = Step::none;
  int error = 0;
};

// Kills its group and reaps the leader when it goes out of scope, so that no exception leaves a
// test running.
class Child {
 public:
  // `failure` says why, when the result is not running().
  static Child start(const Command& command, const StandardStreams& streams,
                     const OwnSignals& signals, StartFailure& failure);

  Child() = default;
  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  [[nodiscard]] bool running() const { return pid_ > 0; }

  // Whether the leader has ended. It is not reaped, so that its group's number stays taken.
  [[nodiscard]] bool has_exited() const;

  void signal_group(int signal) const;

  // Waits for the leader's end and gives its wait status.
  int reap();

 private:
  explicit Child(pid_t pid) : pid_(pid) {}
  pid_t pid_ = -1;
};

}  // namespace reuse_build::driver
