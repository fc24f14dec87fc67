// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

namespace reuse_build::driver {

enum class IgnoredTests { excluded, included, only };

// What REUSE_BUILD_RUN_IGNORED wants done with tests that are marked #[ignore]. Throws
// Error(setup_error) for anything but default, all and only.
[[nodiscard]] IgnoredTests ignored_tests();

}  // namespace reuse_build::driver
