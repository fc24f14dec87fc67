// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "tree/granularity.hpp"
#include "tree/test_properties.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// The tests of ctest's that run a whole suite or chunks of it: "calc::cli", or "calc::cli/1-100"
// for its first hundred tests. `driver` is the start of their commands; `tests` names the file of
// the tests to be run, where these are not all; both are arguments in CMake's syntax. The suite has
// tests to be run. `properties` are those of the profile that the files are for.
std::string add_units(const TestSuite& suite, const Granularity& granularity,
                      const std::string& driver, const std::string& tests,
                      TestProperties& properties);

}  // namespace reuse_build
