# SPDX-License-Identifier: MIT OR Apache-2.0
# steps: configure ctest
# ctest-result: ^8$
# ctest-stdout: calc_NOT_BUILT
# ctest-stderr: ^Errors while running CTest$
reusebuild_add_tests(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}")
enable_testing()
