// SPDX-License-Identifier: MIT OR Apache-2.0
// "run-binary": all tests of a binary, or some of them, as one test of ctest's.
#pragma once

#include <cstddef>
#include <string>

namespace reuse_build::driver {

struct BinaryRequest {
  std::string record_file;
  std::string workspace;     // --workspace, or empty
  std::string profile;       // --profile: that ctest schedules by; empty: default
  std::string names_file;    // --tests: those to be run; empty: all of the binary
  std::size_t first = 1;     // --first: of these, counted from 1
  std::size_t count = 0;     // --count: 0 means all that follow
  unsigned jobs = 1;         // --jobs: how many at a time; CTEST_PARALLEL_LEVEL lowers it
  bool one_process = false;  // --isolation binary
};

// Returns the exit code for ctest: 0, 100 when tests failed, 77 when all are ignored. Does not
// return when a signal asked for the end: then this process dies of it.
int run_binary(const BinaryRequest& request);

}  // namespace reuse_build::driver
