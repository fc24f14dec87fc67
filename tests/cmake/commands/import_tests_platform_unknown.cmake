# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): PLATFORM is
#   'arm'\. hint: give one of target, host, any Call Stack
reusebuild_import_tests(calc ARCHIVE a.tar.zst PLATFORM arm)
