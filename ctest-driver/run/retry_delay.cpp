// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/retry_delay.hpp"

#include <sys/random.h>

#include <algorithm>
#include <cstdint>

namespace reuse_build::driver {
namespace {

using std::chrono::milliseconds;

milliseconds with_jitter(milliseconds delay) {
  std::uint32_t random = 0;
  if (::getrandom(&random, sizeof(random), 0) != sizeof(random)) return delay;
  const double part = 1.0 - static_cast<double>(random) / 4294967296.0 / 2;  // in (0.5, 1]
  return milliseconds(static_cast<milliseconds::rep>(static_cast<double>(delay.count()) * part));
}

}  // namespace

milliseconds retry_delay(const launch::Retries& retries, unsigned attempt) {
  milliseconds delay = std::min(retries.delay, launch::longest_duration);
  if (retries.exponential) {
    const milliseconds limit =
        retries.max_delay.count() > 0 ? retries.max_delay : launch::longest_duration;
    for (unsigned i = 1; i < attempt && delay < limit; ++i) delay *= 2;
    delay = std::min(delay, limit);
  }
  return retries.jitter ? with_jitter(delay) : delay;
}

}  // namespace reuse_build::driver
