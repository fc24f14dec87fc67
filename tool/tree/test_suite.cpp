// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_suite.hpp"

#include <algorithm>

namespace reuse_build {

std::size_t test_count(const TestSuites& suites) {
  std::size_t count = 0;
  for (const TestSuite& suite : suites) count += suite.tests_to_run().size();
  return count;
}

std::size_t suite_count(const TestSuites& suites) {
  return static_cast<std::size_t>(
      std::count_if(suites.begin(), suites.end(), std::mem_fn(&TestSuite::is_wanted)));
}

}  // namespace reuse_build
