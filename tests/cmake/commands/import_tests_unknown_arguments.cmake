# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): unknown
#   arguments: MANIFEST_PATH, x\. hint: see the documentation above the function
reusebuild_import_tests(calc ARCHIVE a.tar.zst MANIFEST_PATH x)
