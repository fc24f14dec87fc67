// SPDX-License-Identifier: MIT OR Apache-2.0
// Why a program could not be started, in words: the system's one errno has several causes.
#pragma once

#include <string>

#include "launch/error.hpp"
#include "process/child.hpp"

namespace reuse_build::driver {

// `subject` says what was to be started: "the tests of 'calc::cli'". `workspace_origin` tells how
// the root of the working directory was found.
[[nodiscard]] Error start_error(ExitCode code, const std::string& subject, const Command& command,
                                const StartFailure& failure, const std::string& workspace_origin);

// The interpreter that the file names for itself, in its ELF header or its "#!" line; empty
// without one.
[[nodiscard]] std::string interpreter_of(const std::string& file);

}  // namespace reuse_build::driver
