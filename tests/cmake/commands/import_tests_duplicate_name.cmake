# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): there is a
#   target named 'calc' already\. hint: choose another name for the first argument
add_custom_target(calc)
reusebuild_import_tests(calc ARCHIVE a.tar.zst)
