# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_tests\(calc\): MANIFEST_PATH is
#   missing\. hint: MANIFEST_PATH is the Cargo.toml of the workspace or package, from the current
#   source directory or absolute Call Stack
reusebuild_add_tests(calc)
