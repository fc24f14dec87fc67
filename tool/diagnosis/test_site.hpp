// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "diagnosis/this_machine.hpp"
#include "diagnosis/tree_files.hpp"
#include "launch/record.hpp"
#include "tree/test_tree.hpp"

namespace reuse_build {

// Why tests cannot start, and what to do about it.
struct Problem {
  std::string what;
  std::string advice;

  friend auto operator<=>(const Problem&, const Problem&) = default;
};

// The machine that the tests of a tree are to start on, and what is there of them.
struct TestSite {
  Machine machine;
  std::optional<launch::Path> workspace;  // in the tree or absolute
  Problem no_workspace;                   // when there is none
};

// Here: `machine`, and the workspace that the driver will find.
TestSite test_site(Machine machine, const TestTree& tree, const TreeFiles& files,
                   const std::string& workspace_remap);

}  // namespace reuse_build
