# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\):
#   WORKSPACE_BINARIES is 'ALL cli'\. hint: give ALL alone, or any number of names Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" WORKSPACE_BINARIES ALL cli)
