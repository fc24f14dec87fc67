// SPDX-License-Identifier: MIT OR Apache-2.0
// Scripts of nextest.toml: a setup script runs before the tests that need it and may set variables
// for them; a wrapper script starts a test binary.
// https://nexte.st/docs/configuration/setup-scripts/
// https://nexte.st/docs/configuration/wrapper-scripts/
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "launch/program.hpp"

namespace reuse_build::launch {

// What a wrapper script does with a target runner.
enum class RunnerUse {
  ignored,            // only the wrapper starts the binary
  overrides_wrapper,  // only the runner does
  within_wrapper,     // the wrapper starts the runner
  around_wrapper,     // the runner starts the wrapper
};

struct Script {
  enum class Kind { setup, wrapper };

  Kind kind = Kind::setup;
  std::string id;  // no other script has it
  Program program;
  std::vector<std::pair<std::string, std::string>> environment;
  unsigned policy = 0;                        // of a setup script: its limits, the index in the
                                              // record's policies
  RunnerUse runner_use = RunnerUse::ignored;  // of a wrapper script

  friend bool operator==(const Script&, const Script&) = default;
};

// The binary id that a setup script's results stand under, cargo-nextest's.
[[nodiscard]] inline std::string setup_script_suite(std::string_view id) {
  return "@setup-script:" + std::string(id);
}

[[nodiscard]] inline bool is_setup_script(std::string_view binary_id) {
  return binary_id.starts_with("@setup-script:");
}

// The script of that kind; null where there is none.
[[nodiscard]] const Script* find_script(const std::vector<Script>& scripts, Script::Kind kind,
                                        std::string_view id);

}  // namespace reuse_build::launch
