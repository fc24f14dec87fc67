# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): INCLUDE
#   'home:data' begins with an unknown root\. hint: write ROOT:PATH with target, profile, build,
#   workspace or package=<name> Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" INCLUDE home:data)
