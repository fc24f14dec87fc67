# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): unknown
#   arguments: EXCLUDE_FROM_ALL\. hint: see the documentation above the function
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" EXCLUDE_FROM_ALL)
