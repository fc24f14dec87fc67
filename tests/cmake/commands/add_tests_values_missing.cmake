# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_tests\(calc\): no value follows
#   CARGO_ARGS, FEATURES, MANIFEST_PATH, PACKAGES, PROFILE, TARGET_DIR\. hint: give a value, or
#   leave the keyword out \(is a variable empty\?\)
reusebuild_add_tests(calc MANIFEST_PATH PROFILE TARGET_DIR PACKAGES FEATURES CARGO_ARGS)
