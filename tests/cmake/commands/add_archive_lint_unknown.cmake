# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): LINT is
#   'forbid'\. hint: give one of allow, warn, deny Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" LINT forbid)
