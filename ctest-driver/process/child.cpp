// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/child.hpp"

#include <sched.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include "process/descriptor.hpp"

namespace reuse_build::driver {
namespace {

using CStrings = std::vector<char*>;

// For execve(), which does not write through these pointers.
void append(CStrings& pointers, const std::string& text) {
  pointers.push_back(
      const_cast<char*>(text.c_str()));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

// All that the child needs, made before it exists: it shares our memory and must not allocate.
struct Preparation {
  const Command& command;
  StandardStreams streams;
  const OwnSignals& signals;
  pid_t parent;
  int report;  // the pipe that carries a StartFailure; execve() closes it
  CStrings arguments;
  CStrings environment;
};

[[noreturn]] void report_and_exit(const Preparation& preparation, StartFailure::Step step) {
  const StartFailure failure{step, errno};
  [[maybe_unused]] const ssize_t written = ::write(preparation.report, &failure, sizeof(failure));
  ::_exit(127);
}

void become_independent(const Preparation& preparation) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != preparation.parent) ::_exit(127);  // it died before prctl() could matter
  ::setpgid(0, 0);
}

int child_main(void* argument) {
  const auto& preparation = *static_cast<const Preparation*>(argument);
  const Command& command = preparation.command;
  using Step = StartFailure::Step;
  become_independent(preparation);
  const bool streams_set = ::dup2(preparation.streams.in, STDIN_FILENO) >= 0 &&
                           ::dup2(preparation.streams.out, STDOUT_FILENO) >= 0 &&
                           ::dup2(preparation.streams.err, STDERR_FILENO) >= 0;
  if (!streams_set) report_and_exit(preparation, Step::process);
  if (::chdir(command.cwd.c_str()) != 0) report_and_exit(preparation, Step::directory);
  preparation.signals.restore();
  ::execve(command.program.c_str(), preparation.arguments.data(), preparation.environment.data());
  report_and_exit(preparation, Step::program);
}

Preparation prepare(const Command& command, const StandardStreams& streams,
                    const OwnSignals& signals, int report) {
  Preparation preparation{command, streams, signals, ::getpid(), report, {}, {}};
  append(preparation.arguments, command.program);
  for (const std::string& text : command.arguments) append(preparation.arguments, text);
  for (const std::string& text : command.environment) append(preparation.environment, text);
  preparation.arguments.push_back(nullptr);
  preparation.environment.push_back(nullptr);
  return preparation;
}

// As vfork() does, but on a stack of its own: the child copies no page table, we wait for its
// execve().
pid_t clone_waiting(Preparation& preparation) {
  alignas(64) std::array<char, 65536> stack;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  return ::clone(child_main, stack.data() + stack.size(), CLONE_VM | CLONE_VFORK | SIGCHLD,
                 &preparation);
}

// By a pipe and not by the shared memory, for user-mode emulators make a plain fork of
// CLONE_VFORK.
StartFailure receive_failure(int report) {
  StartFailure failure;
  ssize_t count = 0;
  do {
    count = ::read(report, &failure, sizeof(failure));
  } while (count < 0 && errno == EINTR);
  return count == sizeof(failure) ? failure : StartFailure{};
}

}  // namespace

Child Child::start(const Command& command, const StandardStreams& streams,
                   const OwnSignals& signals, StartFailure& failure) {
  Pipe report = Pipe::open();
  Preparation preparation = prepare(command, streams, signals, report.write.get());
  Child child(report.read ? clone_waiting(preparation) : -1);
  if (!child.running()) {
    failure = {StartFailure::Step::process, errno};
    return child;
  }
  report.write.close();
  failure = receive_failure(report.read.get());
  if (failure.step != StartFailure::Step::none) child.reap();
  return child;
}

Child::Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}

Child& Child::operator=(Child&& other) noexcept {
  std::swap(pid_, other.pid_);
  return *this;
}

Child::~Child() {
  if (!running()) return;
  signal_group(SIGKILL);
  reap();
}

bool Child::has_exited() const {
  siginfo_t info{};
  const int result = ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT);
  return result == 0 && info.si_pid == pid_;
}

void Child::signal_group(int signal) const {
  if (running()) ::kill(-pid_, signal);
}

int Child::reap() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

}  // namespace reuse_build::driver
