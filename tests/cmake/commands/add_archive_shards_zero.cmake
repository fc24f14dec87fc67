# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): SHARDS is '0'\.
#   hint: give an integer from 1 to 10000 Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" SHARDS 0)
