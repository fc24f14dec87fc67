// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "select/selection.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// Chooses by the options, #[ignore]d tests or not: which of those run is said to the tests' run,
// not in the tree. The default filter of the options' profile counts, as the suites' records tell
// it. Of a partition by time it says how long that is expected to take. Throws (usage, setup_error)
// for a partition or durations that cannot be used.
ChooseTests choose_by(const SelectionOptions& options);

// The tests of a suite, sorted by the bytes of their names, and why some are not chosen.
struct JudgedSuite {
  std::vector<launch::TestName> tests;
  SuiteChoice choice;
};

// Judges all suites, at the same index, by all options, --run-ignored included. Throws as
// choose_by() does, and for a filterset (invalid_filterset).
std::vector<JudgedSuite> judge(const SelectionOptions& options, const Workspace& workspace,
                               const TestSuites& suites);

// Throws what is wrong with the options for this workspace.
void check(const SelectionOptions& options, const Workspace& workspace);

// Whether --run-ignored selects the test.
bool is_selected(const launch::TestName& test, const std::string& run_ignored);

}  // namespace reuse_build
