# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): DURATIONS means
#   nothing without SHARDS\. hint: give SHARDS, or leave DURATIONS out Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}"
                       DURATIONS "${CMAKE_CURRENT_LIST_FILE}")
