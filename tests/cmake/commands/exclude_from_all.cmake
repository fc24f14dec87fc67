# SPDX-License-Identifier: MIT OR Apache-2.0
# steps: configure build
# Building them would fail: this file is no manifest, and there is no such archive.
enable_testing()
reusebuild_add_tests(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" EXCLUDE_FROM_ALL)
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}")
reusebuild_import_tests(imported ARCHIVE none.tar.zst EXCLUDE_FROM_ALL)
