// SPDX-License-Identifier: MIT OR Apache-2.0
// The variable that tells the dynamic linker where the tests' shared libraries lie.
#pragma once

#include <string>

#include "context/environment.hpp"
#include "context/roots.hpp"
#include "launch/record.hpp"

namespace reuse_build::driver {

inline constexpr const char* library_path_variable = "LD_LIBRARY_PATH";

// The record's directories in order, each once, then the inherited value. Throws
// Error(setup_error) for a directory with a ':' in it, which the variable cannot hold.
[[nodiscard]] std::string library_path(const launch::Record& record, const Roots& roots,
                                       const std::string& inherited);

// Sets the variable, and NEXTEST_LD_* and NEXTEST_DYLD_* copies of all that steers the dynamic
// linker: systems that strip such variables from some programs leave the copies.
void set_library_path(Environment& environment, const launch::Record& record, const Roots& roots);

}  // namespace reuse_build::driver
