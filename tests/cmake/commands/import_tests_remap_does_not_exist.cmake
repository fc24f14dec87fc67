# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): WORKSPACE_REMAP
#   '.*/tests/cmake/commands/none' is not a directory\. hint: WORKSPACE_REMAP is where
reusebuild_import_tests(calc ARCHIVE a.tar.zst WORKSPACE_REMAP none)
