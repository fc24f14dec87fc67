// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace reuse_build {

// "12.3 MB", decimal units.
std::string human_size(unsigned long long bytes);

// "12.3 MB/s". No time at all gives "0 B/s".
std::string human_rate(std::uint64_t bytes, std::chrono::duration<double> time);

// "7s", "3m 07s", "26h 05m", whole seconds rounded up: work that is left is never "0s".
std::string human_duration(std::chrono::duration<double> time);

// "1 file", "2 files".
std::string counted(unsigned long long count, std::string_view noun);

}  // namespace reuse_build
