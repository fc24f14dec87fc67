# SPDX-License-Identifier: MIT OR Apache-2.0

find_program(REUSEBUILD_BASH bash REQUIRED)
mark_as_advanced(REUSEBUILD_BASH)

# reuse_build_add_script_test(<name> <script> [LABELS <label>...] [TIMEOUT <seconds>]): a bash
# script as a test, in an environment that tests/lib/common.sh describes. Exit code 77 is a skip.
function(reuse_build_add_script_test name script)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "TIMEOUT" "LABELS")
  if(arg_UNPARSED_ARGUMENTS OR arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "reuse_build_add_script_test(${name}): wrong arguments: "
                        "${arg_UNPARSED_ARGUMENTS} ${arg_KEYWORDS_MISSING_VALUES}")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  cmake_path(ABSOLUTE_PATH script BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
  string(REPLACE "/" "_" directory "${name}")
  add_test(NAME "${name}" COMMAND "${REUSEBUILD_BASH}" "${script}")
  set(variables
      "REUSE_BUILD=$<TARGET_FILE:reuse_build_tool>"
      "REUSE_BUILD_DRIVER=$<TARGET_FILE:reuse_build_driver>"
      "REUSE_BUILD_SOURCE_DIR=${PROJECT_SOURCE_DIR}"
      "REUSE_BUILD_BINARY_DIR=${PROJECT_BINARY_DIR}"
      "REUSE_BUILD_SCRATCH_DIR=${PROJECT_BINARY_DIR}/scratch/${directory}")
  set_tests_properties("${name}" PROPERTIES ENVIRONMENT "${variables}" LABELS "${arg_LABELS}")
  set_tests_properties("${name}" PROPERTIES TIMEOUT "${arg_TIMEOUT}" SKIP_RETURN_CODE 77)
endfunction()

# reuse_build_add_script_tests(<prefix> [LABELS <label>...] [TIMEOUT <seconds>]): all *_test.sh of
# the current directory, named <prefix>/<file name without _test.sh>.
function(reuse_build_add_script_tests prefix)
  file(GLOB scripts CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*_test.sh")
  foreach(script IN LISTS scripts)
    cmake_path(GET script STEM name)
    string(REGEX REPLACE "_test$" "" name "${name}")
    reuse_build_add_script_test("${prefix}/${name}" "${script}" ${ARGN})
  endforeach()
endfunction()
