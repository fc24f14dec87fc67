// SPDX-License-Identifier: MIT OR Apache-2.0
// The signals that reach the driver itself. They stay blocked except while it waits in ppoll(), so
// that none is lost between looking for one and waiting for the next.
#pragma once

#include <csignal>
#include <vector>

namespace reuse_build::driver {

// One object a process. What was ignored at the start (nohup, background jobs) stays ignored,
// SIGPIPE is.
class OwnSignals {
 public:
  OwnSignals();
  OwnSignals(const OwnSignals&) = delete;
  OwnSignals(OwnSignals&&) = delete;
  OwnSignals& operator=(const OwnSignals&) = delete;
  OwnSignals& operator=(OwnSignals&&) = delete;
  ~OwnSignals();

  // True once for each time that the signal came; several that came together count as one.
  [[nodiscard]] static bool take(int signal);

  // The mask to wait with.
  [[nodiscard]] const sigset_t& while_waiting() const { return while_waiting_; }

  // Dispositions and mask as they were, for a child before its execve() and for our own end.
  void restore() const;

 private:
  void handle(int signal);
  std::vector<int> handled_;
  sigset_t original_{};
  sigset_t while_waiting_{};
};

// Ends this process by `signal`, so that ctest reports what happened to the test. Writes no core:
// the test has.
[[noreturn]] void die_of(int signal);

// Has the kernel send SIGTERM to this process when its parent dies.
void end_with_parent();

}  // namespace reuse_build::driver
