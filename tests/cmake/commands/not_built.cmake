# SPDX-License-Identifier: MIT OR Apache-2.0
# steps: configure ctest
# ctest-result: ^8$
# ctest-stdout: calc_NOT_BUILT \.*\*\*\*Failed .* The tests of reusebuild_add_tests\(calc\) are not
#   built\. hint: cmake --build ".*/build" --target calc .*imported_NOT_BUILT \.*\*\*\*Failed .* The
#   tests of reusebuild_import_tests\(imported\) are not built
# ctest-stderr: ^Errors while running CTest$
enable_testing()
reusebuild_add_tests(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}")
reusebuild_import_tests(imported ARCHIVE a.tar.zst)
