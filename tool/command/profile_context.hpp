// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "select/filterset.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// Of the tests in these suites: the default filter and the groups of a profile, as their records
// tell them. Throws (setup_error) for an unknown profile. By records that are not the tree's own
// (read_metadata()) nothing can be told: every test may be in each group and in the default filter.
FiltersetContext context_of_profile(const std::string& profile, const WorkspaceGraph& graph,
                                    const TestSuites& suites);

}  // namespace reuse_build
