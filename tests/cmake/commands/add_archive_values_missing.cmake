# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): no value follows
#   CARGO_ARGS, FEATURES, MANIFEST_PATH, OUTPUT, PACKAGES, PROFILE, TARGET_DIR\. hint: give a value,
#   or leave the keyword out \(is a variable empty\?\)
reusebuild_add_archive(calc MANIFEST_PATH PROFILE TARGET_DIR OUTPUT PACKAGES FEATURES CARGO_ARGS)
