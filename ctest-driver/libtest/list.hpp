// SPDX-License-Identifier: MIT OR Apache-2.0
// "list": asks a test binary for its tests, in the environment that they would run in.
#pragma once

#include <chrono>
#include <string>

namespace reuse_build::driver {

struct ListRequest {
  std::string record_file;
  std::string workspace;  // --workspace, or empty
  std::chrono::seconds time_limit{60};
};

// Prints the names file (launch/names.hpp) to standard output and returns 0. Throws
// Error(test_list_failed) with the end of what the binary wrote to standard error, and
// Error(write_output_error).
int list(const ListRequest& request);

// "not-listed": shows why the tests of a binary could not be listed when its tree was made, and
// returns 104.
int show_not_listed(const std::string& record_file);

}  // namespace reuse_build::driver
