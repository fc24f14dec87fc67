# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): ARCHIVE is
#   missing\. hint: ARCHIVE is a file that reuse-build archive wrote
reusebuild_import_tests(calc)
