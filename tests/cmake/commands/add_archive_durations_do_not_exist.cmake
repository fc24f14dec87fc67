# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): DURATIONS
#   '.*/tests/cmake/commands/none\.xml' is no file\. hint: DURATIONS are JUnit files, or ctest's
#   CTestCostData\.txt, of earlier runs Call Stack
reusebuild_add_archive(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}" SHARDS 2 DURATIONS none.xml)
