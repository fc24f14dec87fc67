# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): FORMAT is
#   'rar'\. hint: give one of tar-zst, tar-gz, tar-xz, zip, directory Call Stack
reusebuild_import_tests(calc ARCHIVE a.tar.zst FORMAT rar)
