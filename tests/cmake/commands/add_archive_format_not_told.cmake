# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): the name of
#   OUTPUT 'calc\.tests' tells no format\. hint: let it end in \.tar\.zst, \.tar\.gz, \.tar\.xz or
#   \.zip, or give FORMAT Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" OUTPUT calc.tests)
