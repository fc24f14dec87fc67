# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): DURATIONS means
#   nothing without PARTITION\. hint: give PARTITION, or leave DURATIONS out Call Stack
reusebuild_import_tests(calc ARCHIVE a.tar.zst DURATIONS "${CMAKE_CURRENT_LIST_FILE}")
