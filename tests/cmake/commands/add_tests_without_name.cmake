# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_tests\(MANIFEST_PATH\): the first
#   argument, 'MANIFEST_PATH', is a keyword, not a name\. hint: begin with a name of letters, digits
#   and _ \. \+ -, which becomes a target
reusebuild_add_tests(MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}")
