# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): PARTITION is
#   'size:1/2'\. hint: give hash:M/N, count:M/N, slice:M/N or time:M/N, the M-th of N parts Call Stack
reusebuild_import_tests(calc ARCHIVE a.tar.zst PARTITION size:1/2)
