// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/interrupt.hpp"

#include <unistd.h>

#include <csignal>
#include <initializer_list>

namespace reuse_build {

namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): written by a signal handler
volatile std::sig_atomic_t noted = 0;

void note(int signal) {
  noted = signal;
}

}  // namespace

void note_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
    struct sigaction action = {};
    ::sigaction(signal, nullptr, &action);
    if (action.sa_handler == SIG_IGN) continue;  // NOLINT: nohup and background jobs rely on it
    action.sa_handler = note;                    // NOLINT
    ::sigaction(signal, &action, nullptr);
  }
}

int noted_interrupt() {
  return noted;
}

void forget_interrupt() {
  noted = 0;
}

void throw_if_interrupted() {
  if (noted != 0) throw Interrupted{noted};
}

void die_by(int signal) {
  struct sigaction action = {};
  action.sa_handler = SIG_DFL;  // NOLINT
  ::sigaction(signal, &action, nullptr);
  ::raise(signal);
  ::_exit(128 + signal);
}

}  // namespace reuse_build
