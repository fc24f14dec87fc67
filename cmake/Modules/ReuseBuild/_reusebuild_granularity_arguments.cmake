# SPDX-License-Identifier: MIT OR Apache-2.0

# _reusebuild_granularity_arguments(<out> <call>): the tool's arguments about what of a test binary
# is one test of ctest's, from what cmake_parse_arguments found (prefix `arg`, in the caller).
function(_reusebuild_granularity_arguments out call)
  _reusebuild_check_choice("${call}" GRANULARITY TEST BINARY CHUNK)
  _reusebuild_check_choice("${call}" ISOLATION TEST BINARY)
  _reusebuild_check_integer("${call}" CHUNK_SIZE 1 1000000)
  _reusebuild_check_integer("${call}" TEST_JOBS 1 65536)
  if(NOT "${arg_CHUNK_SIZE}" STREQUAL "" AND NOT "${arg_GRANULARITY}" STREQUAL "CHUNK")
    _reusebuild_error("${call}" "CHUNK_SIZE means nothing without GRANULARITY CHUNK."
                      "give GRANULARITY CHUNK, or leave CHUNK_SIZE out")
  endif()
  if("${arg_GRANULARITY}" STREQUAL "TEST" AND "${arg_ISOLATION}" STREQUAL "BINARY")
    _reusebuild_error("${call}" "ISOLATION BINARY runs several tests, GRANULARITY TEST one."
                      "leave one of them out")
  endif()
  string(TOLOWER "${arg_GRANULARITY}" arg_GRANULARITY)
  string(TOLOWER "${arg_ISOLATION}" arg_ISOLATION)
  _reusebuild_value_arguments(values GRANULARITY CHUNK_SIZE ISOLATION TEST_JOBS)
  set(${out} ${values} PARENT_SCOPE)
endfunction()
