// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "launch/names.hpp"
#include "launch/record.hpp"

namespace reuse_build::launch {

// The profile of that name; null for "default" of a record that has no profiles. Throws
// Error(setup_error) that names the known ones.
[[nodiscard]] const RunProfile* find_profile(const Record& record, const std::string& name);

// How a test of the record's binary is run under a profile. Throws as find_profile(), and for a
// names file that does not fit the record.
[[nodiscard]] RunPolicy policy_of(const Record& record, const TestName& test,
                                  const std::string& profile);

}  // namespace reuse_build::launch
