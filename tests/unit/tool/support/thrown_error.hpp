// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "launch/error.hpp"

namespace reuse_build {

// The Error that `action` throws; the test fails when it throws none.
template <class Action>
Error thrown_error(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return Error(ExitCode::ok, {});
}

// For EXPECT_PRED2, which prints both when it fails.
inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace reuse_build
