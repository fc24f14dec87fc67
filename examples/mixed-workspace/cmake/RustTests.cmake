# SPDX-License-Identifier: MIT OR Apache-2.0
# The tests of the Rust workspace as tests of this project, where ReuseBuild is there to add them.
if(MIXED_IMPORT_ARCHIVE)
  find_package(ReuseBuild REQUIRED)
  reusebuild_import_tests(rust ARCHIVE "${MIXED_IMPORT_ARCHIVE}"
                          WORKSPACE_REMAP "${CMAKE_CURRENT_SOURCE_DIR}")
  return()
endif()

find_package(ReuseBuild QUIET)
if(NOT ReuseBuild_FOUND)
  message(STATUS "ReuseBuild was not found: only the C++ tests are added")
  return()
endif()
reusebuild_add_tests(rust MANIFEST_PATH "${CMAKE_CURRENT_SOURCE_DIR}/Cargo.toml")
reusebuild_add_archive(mixed MANIFEST_PATH "${CMAKE_CURRENT_SOURCE_DIR}/Cargo.toml"
                       OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/mixed.tar.zst")
