// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/retry_delay.hpp"

#include <gtest/gtest.h>

namespace reuse_build::driver {
namespace {

using launch::Retries;
using std::chrono::milliseconds;

TEST(RetryDelay, IsTheSameEachTimeWhenFixed) {
  const Retries retries{3, milliseconds(50)};
  for (const unsigned attempt : {1U, 2U, 3U}) {
    EXPECT_EQ(retry_delay(retries, attempt), milliseconds(50));
  }
}

TEST(RetryDelay, DoublesUpToTheLargest) {
  Retries retries{5, milliseconds(100), true, milliseconds(350)};
  EXPECT_EQ(retry_delay(retries, 1), milliseconds(100));
  EXPECT_EQ(retry_delay(retries, 2), milliseconds(200));
  EXPECT_EQ(retry_delay(retries, 3), milliseconds(350));
  retries.max_delay = milliseconds(0);
  EXPECT_EQ(retry_delay(retries, 4), milliseconds(800));
  EXPECT_GT(retry_delay(retries, 4'000'000'000U), milliseconds(0)) << "it must not overflow";
}

TEST(RetryDelay, IsShortenedByJitterByLessThanHalf) {
  const Retries retries{3, milliseconds(1'000'000), false, {}, true};
  bool differs = false;
  for (int i = 0; i < 20; ++i) {
    const milliseconds delay = retry_delay(retries, 1);
    EXPECT_GE(delay, milliseconds(500'000));
    EXPECT_LE(delay, milliseconds(1'000'000));
    differs = differs || delay != retry_delay(retries, 1);
  }
  EXPECT_TRUE(differs);
}

}  // namespace
}  // namespace reuse_build::driver
