// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_suite.hpp"

namespace reuse_build {

std::size_t test_count(const TestSuites& suites) {
  std::size_t count = 0;
  for (const TestSuite& suite : suites) count += suite.tests ? suite.tests->size() : 0;
  return count;
}

}  // namespace reuse_build
