// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <clocale>
#include <optional>

#include "support/scoped_variable.hpp"

namespace reuse_build {

// The environment of a user at a plain terminal, whoever runs these tests, and main()'s locale.
class TerminalTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { std::setlocale(LC_CTYPE, "C.UTF-8"); }

 private:
  ScopedVariable term_{"TERM", "xterm"};
  ScopedVariable no_color_{"NO_COLOR", std::nullopt};
  ScopedVariable clicolor_{"CLICOLOR", std::nullopt};
  ScopedVariable clicolor_force_{"CLICOLOR_FORCE", std::nullopt};
  ScopedVariable ci_{"CI", std::nullopt};
  ScopedVariable columns_{"COLUMNS", std::nullopt};
};

}  // namespace reuse_build
