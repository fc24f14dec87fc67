// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "launch/result_line.hpp"

namespace reuse_build {

// What a report says of a failed attempt, in the words of cargo-nextest 0.9.143.
struct Failure {
  bool is_error = false;    // JUnit's <error>: not the test's own verdict
  std::string type;         // "test failure with exit code 101"
  std::string message;      // one line; may be empty
  std::string description;  // may be empty
};

// Of a test, or of a setup script. `out` and `err` are what it wrote.
Failure describe_failure(const launch::AttemptResult& attempt, std::string_view out,
                         std::string_view err);

// Of a test that began and did not end.
Failure describe_killed_driver();

// Of a test that passed on its last attempt where that is no success.
Failure describe_flaky_failure(const launch::AttemptResult& attempt);

// What tells most of why a test failed, a guess by what Rust prints: the last panic's message (with
// the line of an "Error:" just before it), else what follows "Error: ", both in `err` and up to its
// end; else the note in `out` that a test did not panic. Empty when there is none of these.
std::string failure_excerpt(std::string_view out, std::string_view err);

}  // namespace reuse_build
