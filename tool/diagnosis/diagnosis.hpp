// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diagnosis/test_site.hpp"
#include "diagnosis/tree_files.hpp"

namespace reuse_build {

// A problem with the ids of the binaries that have it.
struct SharedProblem {
  Problem problem;
  std::vector<std::string> binary_ids;
};

struct Diagnosis {
  std::size_t binary_count = 0;         // looked at
  std::size_t unable_count = 0;         // those of them that cannot start
  std::vector<SharedProblem> problems;  // in the order in which they were found
};

// Why tests would not start at this site: nothing is started, only what the files say is compared.
// A reason that others follow from is given alone: of a program for another processor nothing else
// is said. Looks at the suites that are to be run and are in the tree; one that was extracted in
// part has not all.
Diagnosis diagnose(const TestTree& tree, const TestSite& site, TreeFiles& files);

// "<id>, <id>: <problem>; <what to do>"; with many ids the first few and how many more. Safe
// to be shown on a terminal.
std::string to_line(const SharedProblem& problem, std::size_t binary_count);

}  // namespace reuse_build
