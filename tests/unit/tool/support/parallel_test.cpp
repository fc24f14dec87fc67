// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace reuse_build {
namespace {

TEST(InParallel, DoesEveryPieceOfWorkOnce) {
  std::vector<std::atomic<int>> done(1000);
  in_parallel(done.size(), [&done](std::size_t index) { ++done[index]; });
  for (const std::atomic<int>& times : done) ASSERT_EQ(times, 1);
}

TEST(InParallel, DoesNothingForNothing) {
  in_parallel(0, [](std::size_t index) { FAIL() << index; });
}

TEST(InParallel, ThrowsWhatTheWorkThrewAndStops) {
  std::atomic<int> done = 0;
  const auto work = [&done](std::size_t /*index*/) {
    ++done;
    throw std::runtime_error("work");
  };
  EXPECT_THROW(in_parallel(1'000'000, work), std::runtime_error);
  EXPECT_LT(done, 1'000'000);
}

}  // namespace
}  // namespace reuse_build
