# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): INCLUDE
#   'workspace:data/\.\./\.\./x' does not stay below its root\. hint: give a relative path without
#   '\.\.' Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}"
                       INCLUDE workspace:data/../../x)
