# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): GRANULARITY is
#   'FILE'\. hint: give one of TEST, BINARY, CHUNK Call Stack
reusebuild_import_tests(calc ARCHIVE a.tar.zst GRANULARITY FILE)
