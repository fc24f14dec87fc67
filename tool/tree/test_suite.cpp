// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_suite.hpp"

#include <algorithm>
#include <functional>

#include "report/progress.hpp"

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

void warn_of_unlisted(const TestSuites& suites) {
  for (const TestSuite& suite : suites) {
    if (suite.tests || !suite.is_wanted()) continue;
    report_warning("cannot list the tests of " + suite.binary.binary_id + ": " + suite.not_listed);
  }
}

}  // namespace reuse_build
