# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-stderr: ^CMake Warning \(dev\) at .* \(message\): reusebuild_add_tests\(calc\),
#   reusebuild_import_tests\(other\): ctest will not see these tests: testing is not enabled in
#   '.*/tests/cmake/commands'\. hint: call enable_testing\(\) in the top-level CMakeLists\.txt,
#   before add_subdirectory\(\)
reusebuild_add_tests(calc MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}")
reusebuild_import_tests(other ARCHIVE a.tar.zst)
