// SPDX-License-Identifier: MIT OR Apache-2.0
// What a test binary prints for "--list --format terse": lines "<name>: test" or "<name>:
// benchmark".
#pragma once

#include <string_view>
#include <vector>

#include "launch/names.hpp"

namespace reuse_build::driver {

// All tests of a binary: `all` is printed without --ignored and names ignored tests as well,
// `ignored` is printed with it. Throws Error(test_list_failed) that names the first line that is
// anything else, an empty one included.
[[nodiscard]] std::vector<launch::TestName> merge_listings(std::string_view all,
                                                           std::string_view ignored);

}  // namespace reuse_build::driver
