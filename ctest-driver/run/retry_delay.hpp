// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>

#include "launch/run_policy.hpp"

namespace reuse_build::driver {

// How long to wait after the failure of that attempt (1-based) before the next one, as nextest
// does: with exponential backoff d, 2d, 4d and so on up to the largest, jitter last.
[[nodiscard]] std::chrono::milliseconds retry_delay(const launch::Retries& retries,
                                                    unsigned attempt);

}  // namespace reuse_build::driver
