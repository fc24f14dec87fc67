// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>

#include "support/interrupt.hpp"

namespace reuse_build {

// In a process that was told to end: exits with 0 if the action stops because of that.
template <class Action>
[[noreturn]] void run_interrupted(const Action& action) {
  note_interrupts();
  std::raise(SIGTERM);
  try {
    action();
  } catch (const Interrupted&) {
    std::_Exit(0);
  }
  std::_Exit(1);
}

// In a process of its own, which runs the test up to here again, since what was noted stays.
template <class Action>
void expect_stops_when_interrupted(const Action& action) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(run_interrupted(action), testing::ExitedWithCode(0), "");
}

}  // namespace reuse_build
