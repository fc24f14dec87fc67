// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "tree/test_suite.hpp"

namespace reuse_build {

// Asks every suite that has no tests yet for them: the driver runs the binary with `--list`, in the
// environment that its tests will have. Several at a time. `tree` must hold the launch records.
// What fails is noted in the suite's `not_listed`.
void list_tests(TestSuites& suites, const std::filesystem::path& tree,
                const std::filesystem::path& driver, const std::string& workspace);

}  // namespace reuse_build
