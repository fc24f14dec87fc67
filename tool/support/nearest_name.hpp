// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reuse_build {

// The known name that was probably meant by an unknown one: that of the smallest edit distance, if
// at most a third of the name has to change; empty when none is near.
std::string nearest_name(std::string_view name, const std::vector<std::string>& known);

}  // namespace reuse_build
