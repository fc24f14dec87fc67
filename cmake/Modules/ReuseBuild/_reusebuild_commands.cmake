# SPDX-License-Identifier: MIT OR Apache-2.0
# Defines all commands, once. The find module and the package's config file both come here.
# Functions keep the policies that are set where they are defined: the caller's have no effect.
include_guard(GLOBAL)

cmake_policy(PUSH)
cmake_policy(VERSION 3.22...3.31)

include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_archive_arguments.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_archive_files.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_archive_target.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_arguments.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_cargo_arguments.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_extract_arguments.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_granularity_arguments.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_import_paths.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_order_imports.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_programs.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_quote.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_register_tests.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_start_arguments.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/_reusebuild_values.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/reusebuild_add_archive.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/reusebuild_add_tests.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/reusebuild_import_tests.cmake")

cmake_policy(POP)
