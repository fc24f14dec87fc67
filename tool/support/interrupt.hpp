// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

namespace reuse_build {

// SIGINT, SIGTERM, SIGHUP and SIGQUIT do not end the tool at once: they are noted, and the work in
// hand stops at its next throw_if_interrupted(), so that destructors remove what is half done. A
// signal that was ignored when the tool started stays ignored.
void note_interrupts();

// Thrown instead of an Error: main() cleans up and lets the signal end the process.
struct Interrupted {
  int signal;
};

void throw_if_interrupted();

// The signal noted so far, or 0.
int noted_interrupt();

// For what must still be written after an interrupt: only a further signal stops that.
void forget_interrupt();

// Ends this process by `signal` with its default action, as its parent expects to see it.
[[noreturn]] void die_by(int signal);

}  // namespace reuse_build
