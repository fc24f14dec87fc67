// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace reuse_build {

// An element of a CMake list, whatever the text contains: what could split or nest one is
// percent-encoded.
std::string list_element(std::string_view text);

}  // namespace reuse_build
