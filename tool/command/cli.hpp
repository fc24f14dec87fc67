// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

namespace reuse_build {

// Parses the command line and runs the subcommand; returns the process's exit code. The definition
// in cli.cpp is what --help prints.
int run_command_line(int argc, char** argv);

}  // namespace reuse_build
