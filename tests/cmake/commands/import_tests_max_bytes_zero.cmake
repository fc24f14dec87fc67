# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): MAX_BYTES is
#   '0'\. hint: give an integer from 1 to 4611686018427387904 Call Stack
reusebuild_import_tests(calc ARCHIVE a.tar.zst MAX_BYTES 0)
