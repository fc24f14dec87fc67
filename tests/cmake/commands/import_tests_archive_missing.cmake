# SPDX-License-Identifier: MIT OR Apache-2.0
# steps: configure build
# build-result: ^[12]$
# build-output: reusebuild_import_tests\(calc\): ARCHIVE '.*/none\.tar\.zst' does not exist\. hint:
#   copy it there from the build machine, or make it here with reusebuild_add_archive
enable_testing()
reusebuild_import_tests(calc ARCHIVE none.tar.zst)
