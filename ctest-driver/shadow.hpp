// SPDX-License-Identifier: MIT OR Apache-2.0
// "shadow": a directory to run ctest in when the test tree itself cannot be written to, or is
// shared: ctest must be able to write its logs into the directory that it is started for.
#pragma once

#include <string>

namespace reuse_build::driver {

// Makes `directory`, with its parents, for the tree that this driver lies in, and prints the ctest
// command to run next. Refuses a directory that holds anything but an earlier shadow. Throws
// Error(setup_error), and Error(write_output_error) when the command cannot be printed.
int make_shadow(const std::string& directory, const std::string& own_name);

// The tree that the driver at <tree>/target/reuse-build/bin/<triple>/<driver> belongs to;
// `own_name` is argv[0].
[[nodiscard]] std::string tree_of_driver(const std::string& own_name);

// The CTestTestfile.cmake of a shadow. Throws Error(setup_error) for a path that ctest cannot
// take: any byte may stand in a bracket argument, but ctest makes a slash of a backslash and CMake
// drops a carriage return.
[[nodiscard]] std::string shadow_file(const std::string& ctest_directory);

// As a word for a POSIX shell.
[[nodiscard]] std::string shell_word(const std::string& text);

}  // namespace reuse_build::driver
