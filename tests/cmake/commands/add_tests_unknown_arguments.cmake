# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_tests\(calc\): unknown arguments:
#   one, OUTPUT, two\. hint: see the documentation above the function
reusebuild_add_tests(calc one MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" OUTPUT two)
