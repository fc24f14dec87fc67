# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_tests\(calc\): CHUNK_SIZE means
#   nothing without GRANULARITY CHUNK\. hint: give GRANULARITY CHUNK, or leave CHUNK_SIZE out Call Stack
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/Cargo.toml" "")
reusebuild_add_tests(calc MANIFEST_PATH "${CMAKE_CURRENT_BINARY_DIR}/Cargo.toml" GRANULARITY BINARY
                     CHUNK_SIZE 7)
