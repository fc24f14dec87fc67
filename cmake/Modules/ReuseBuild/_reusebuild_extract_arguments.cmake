# SPDX-License-Identifier: MIT OR Apache-2.0

# _reusebuild_extract_arguments(<out> <call>): the tool's arguments about which tests of an archive
# are unpacked and how, from what cmake_parse_arguments found (prefix `arg`, in the caller).
function(_reusebuild_extract_arguments out call)
  _reusebuild_check_choice("${call}" PLATFORM target host any)
  _reusebuild_check_choice("${call}" FORMAT tar-zst tar-gz tar-xz zip directory)
  _reusebuild_check_partition("${call}")
  _reusebuild_check_needs("${call}" DURATIONS PARTITION)
  _reusebuild_find_durations(arg_DURATIONS "${call}")
  foreach(limit IN ITEMS MAX_MEMBERS MAX_BYTES MAX_RATIO)
    _reusebuild_check_integer("${call}" ${limit} 1 4611686018427387904)
  endforeach()
  _reusebuild_value_arguments(
    values FILTERSET NEXTEST_PROFILE=--profile PARTITION DURATIONS PLATFORM=--platform-filter
    FORMAT=--archive-format MAX_MEMBERS MAX_BYTES MAX_RATIO)
  _reusebuild_flag_arguments(flags VERIFY WITH_DEBUG)
  set(${out} ${values} ${flags} PARENT_SCOPE)
endfunction()

# _reusebuild_check_partition(<call>)
function(_reusebuild_check_partition call)
  set(value "${arg_PARTITION}")
  if(value MATCHES "^(hash|count|slice|time):([1-9][0-9]*)/([1-9][0-9]*)$")
    if(CMAKE_MATCH_2 LESS_EQUAL CMAKE_MATCH_3)
      return()
    endif()
  endif()
  if(NOT value STREQUAL "")
    _reusebuild_error("${call}" "PARTITION is '${value}'."
                      "give hash:M/N, count:M/N, slice:M/N or time:M/N, the M-th of N parts")
  endif()
endfunction()
