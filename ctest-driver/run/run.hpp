// SPDX-License-Identifier: MIT OR Apache-2.0
// "run": one test, as ctest starts it.
#pragma once

#include <string>

namespace reuse_build::driver {

struct RunRequest {
  std::string record_file;
  std::string test_name;  // as the binary knows it, not encoded
  std::string workspace;  // --workspace, or empty
  std::string profile;    // --profile: that ctest schedules by; empty: default
};

// Returns the exit code for ctest. Does not return when the test died of a signal: then so does
// this process.
int run(const RunRequest& request);

}  // namespace reuse_build::driver
