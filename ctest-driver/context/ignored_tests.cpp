// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/ignored_tests.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

#include "launch/error.hpp"

namespace reuse_build::driver {

IgnoredTests ignored_tests() {
  const char* variable = std::getenv("REUSE_BUILD_RUN_IGNORED");
  const std::string_view value = variable == nullptr ? "" : variable;
  if (value == "all") return IgnoredTests::included;
  if (value == "only") return IgnoredTests::only;
  if (value.empty() || value == "default") return IgnoredTests::excluded;
  throw Error(ExitCode::setup_error,
              "cannot use REUSE_BUILD_RUN_IGNORED '" + std::string(value) + "': no such choice",
              "it is all, only or default");
}

}  // namespace reuse_build::driver
