// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/time_partition.hpp"

#include <cstddef>
#include <utility>

#include "select/deal.hpp"

namespace reuse_build {

namespace {

// Which of the tests that are ignored, or are not, go to the part; in the order of all tests.
std::vector<bool> dealt_to_part(const std::vector<ChosenTests>& chosen, bool ignored,
                                const Partition& partition, const ExpectedSeconds& seconds) {
  std::vector<double> weights;
  for (const ChosenTests& suite : chosen) {
    for (const launch::TestName& test : suite.tests) {
      if (test.ignored == ignored) {
        weights.push_back(seconds(suite.binary->binary_id, test.name));
      }
    }
  }
  std::vector<bool> is_kept;
  for (const std::size_t part : deal(weights, partition.parts)) {
    is_kept.push_back(part + 1 == partition.part);
  }
  return is_kept;
}

}  // namespace

void keep_time_part(std::vector<ChosenTests>& chosen, const Partition& partition,
                    const ExpectedSeconds& seconds) {
  const std::vector<bool> of_run = dealt_to_part(chosen, false, partition, seconds);
  const std::vector<bool> of_ignored = dealt_to_part(chosen, true, partition, seconds);
  std::size_t next_run = 0;
  std::size_t next_ignored = 0;
  for (ChosenTests& suite : chosen) {
    std::vector<launch::TestName> kept;
    for (launch::TestName& test : suite.tests) {
      const bool keeps = test.ignored ? of_ignored[next_ignored++] : of_run[next_run++];
      if (keeps) kept.push_back(std::move(test));
    }
    suite.tests = std::move(kept);
  }
}

double expected_seconds(const std::vector<ChosenTests>& chosen, const ExpectedSeconds& seconds) {
  double sum = 0;
  for (const ChosenTests& suite : chosen) {
    for (const launch::TestName& test : suite.tests) {
      if (!test.ignored) sum += seconds(suite.binary->binary_id, test.name);
    }
  }
  return sum;
}

}  // namespace reuse_build
