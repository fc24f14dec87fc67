# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_tests\(calc\): there is a target
#   named 'calc' already\. hint: choose another name for the first argument
reusebuild_add_tests(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}")
reusebuild_add_tests(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}")
