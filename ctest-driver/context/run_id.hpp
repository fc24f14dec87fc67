// SPDX-License-Identifier: MIT OR Apache-2.0
// NEXTEST_RUN_ID: one value for all tests of one run of ctest, though every test has a driver of
// its own.
#pragma once

#include <string>
#include <string_view>

namespace reuse_build::driver {

// REUSE_BUILD_RUN_ID where it is set. Else a UUID (version 8) made from what all drivers of a run
// see alike: the parent's process id and start time, the boot and the host's name. Without /proc
// start time and boot are unknown; then a later run whose ctest has the same process id has the
// same run id.
[[nodiscard]] std::string run_id();

// A UUID with the bits of two hashes of `facts`.
[[nodiscard]] std::string uuid_of(std::string_view facts);

// Field 22 of a /proc/<pid>/stat text, empty when it is not there. The second field, the program's
// name in parentheses, may hold blanks and parentheses itself.
[[nodiscard]] std::string_view start_time(std::string_view stat);

}  // namespace reuse_build::driver
