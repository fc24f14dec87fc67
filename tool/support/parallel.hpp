// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace reuse_build {

// Runs `work(0)` … `work(count - 1)` on as many threads as there are processors, and waits for all;
// the first exception stops the rest from being started, and is thrown here.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace reuse_build
