// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

// What the arguments say that a user gives to ctest behind `--`.
namespace reuse_build {

// Whether ctest is asked to show something instead of running tests.
bool only_shows(const std::vector<std::string>& arguments);

// The arguments with files that the user names as absolute paths: they are meant from here, but
// ctest runs in the run's directory.
std::vector<std::string> with_absolute_files(std::vector<std::string> arguments);

// How many tests run at a time: what ctest is told, else CTEST_PARALLEL_LEVEL, else a test a
// processor.
unsigned job_count(const std::vector<std::string>& arguments);

}  // namespace reuse_build
