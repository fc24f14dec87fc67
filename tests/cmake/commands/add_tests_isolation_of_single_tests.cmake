# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_tests\(calc\): ISOLATION BINARY
#   runs several tests, GRANULARITY TEST one\. hint: leave one of them out Call Stack
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/Cargo.toml" "")
reusebuild_add_tests(calc MANIFEST_PATH "${CMAKE_CURRENT_BINARY_DIR}/Cargo.toml" GRANULARITY TEST
                                                                                 ISOLATION BINARY)
