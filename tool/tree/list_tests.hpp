// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "tree/test_suite.hpp"

namespace reuse_build {

// How long a test binary may take to tell its tests; the driver's own limit.
inline constexpr std::chrono::seconds default_list_time_limit{60};

// What the driver is told of a profile of nextest.toml, for the environment below: nothing of
// "default", which leaves it to NEXTEST_PROFILE.
std::vector<std::string> profile_variable(const std::string& profile);

// Asks every wanted suite that has no tests yet for them: the driver runs the binary with `--list`,
// in the environment that its tests will have, with `environment` ("KEY=value") below it. Several
// at a time. `tree` must hold the launch records. What fails is noted in the suite's `not_listed`,
// with what to do about it.
void list_tests(TestSuites& suites, const std::filesystem::path& tree,
                const std::filesystem::path& driver, const std::string& workspace,
                const std::vector<std::string>& environment = {},
                std::chrono::seconds time_limit = default_list_time_limit);

}  // namespace reuse_build
