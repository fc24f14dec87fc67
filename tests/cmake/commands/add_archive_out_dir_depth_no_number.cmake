# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): OUT_DIR_DEPTH is
#   '-1'\. hint: give a number of levels, or infinite Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" OUT_DIR_DEPTH -1)
