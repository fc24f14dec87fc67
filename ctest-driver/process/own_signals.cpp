// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/own_signals.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace reuse_build::driver {
namespace {

constexpr std::array all_signals = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGCHLD};

// A handler may touch nothing but such flags. Indexed by signal number.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::array<volatile std::sig_atomic_t, NSIG> arrived{};

extern "C" void note_signal(int signal) {
  arrived.at(static_cast<std::size_t>(signal)) = 1;
}

bool is_ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

OwnSignals::OwnSignals() {
  ::sigprocmask(SIG_BLOCK, nullptr, &while_waiting_);
  sigset_t blocked;
  ::sigemptyset(&blocked);
  for (const int signal : all_signals) ::sigaddset(&blocked, signal);
  ::sigprocmask(SIG_BLOCK, &blocked, &original_);
  ::signal(SIGPIPE, SIG_IGN);
  for (const int signal : all_signals) {
    ::sigdelset(&while_waiting_, signal);
    // SIGCHLD is needed, and ignored it would even reap our children.
    if (signal == SIGCHLD || !is_ignored(signal)) handle(signal);
  }
}

OwnSignals::~OwnSignals() {
  restore();
}

void OwnSignals::handle(int signal) {
  struct sigaction action {};
  action.sa_handler = note_signal;
  ::sigfillset(&action.sa_mask);
  ::sigaction(signal, &action, nullptr);
  handled_.push_back(signal);
}

bool OwnSignals::take(int signal) {
  auto& flag = arrived.at(static_cast<std::size_t>(signal));
  const bool was_set = flag != 0;
  flag = 0;
  return was_set;
}

void OwnSignals::restore() const {
  for (const int signal : handled_) ::signal(signal, SIG_DFL);
  ::signal(SIGPIPE, SIG_DFL);
  ::sigprocmask(SIG_SETMASK, &original_, nullptr);
}

void die_of(int signal) {
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::signal(signal, SIG_DFL);
  sigset_t only;
  ::sigemptyset(&only);
  ::sigaddset(&only, signal);
  ::sigprocmask(SIG_UNBLOCK, &only, nullptr);
  ::raise(signal);
  ::_exit(128 + signal);  // the first process of a container is immune to most signals
}

void end_with_parent() {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
}

}  // namespace reuse_build::driver
