// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tree/test_suite.hpp"

namespace reuse_build {

// The setup scripts of one profile as ctest's fixtures: each is a test that sets one up, which the
// tests that need it require. They run one after the other, in the order of their definition.
class SetupFixtures {
 public:
  // Those that some test to be run needs. Throws (setup_error) for a profile that a suite does not
  // know.
  SetupFixtures(const TestSuites& suites, const std::string& profile);

  [[nodiscard]] bool empty() const { return scripts_.empty(); }

  // The part of a ctest file that has the tests. `driver` is the start of their commands and `tree`
  // the root of the tree, both in CMake's syntax.
  [[nodiscard]] std::string tests(const std::string& driver, const std::string& tree) const;

 private:
  struct Need {
    std::size_t suite = 0;  // one whose record tells the script
    bool by_ignored = false;
    bool by_others = false;
  };

  void add(const TestSuites& suites, std::size_t index, const std::string& profile);

  std::map<std::string, Need> needs_;
  std::vector<std::string> scripts_;  // ids, in their order
};

// The start of a ctest file that requires fixtures, whose names have a key of the tree's
// path: of tests with the same name, ctest takes one to set up the fixtures of all trees in a run.
std::string define_tree_key(const std::string& tree);

// The property by which tests require these scripts, with a blank before it; empty for none.
std::string required_fixtures(const std::vector<std::string>& scripts);

}  // namespace reuse_build
