# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): SPLIT_BINARIES
#   means nothing without SHARDS\. hint: give SHARDS, or leave SPLIT_BINARIES out Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" SPLIT_BINARIES)
