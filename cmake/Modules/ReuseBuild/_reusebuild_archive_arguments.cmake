# SPDX-License-Identifier: MIT OR Apache-2.0
# The arguments of reusebuild_add_archive about what goes into an archive and how it is packed.

# _reusebuild_archive_keywords(<options> <one value> <many values>): for cmake_parse_arguments.
function(_reusebuild_archive_keywords options one_value many_values)
  set(${options} WITHOUT_LIBSTD REMAP_SOURCE SPLIT_BINARIES PARENT_SCOPE)
  set(${one_value} OUTPUT FORMAT OUT_DIR_DEPTH STRIP DEBUGINFO ZSTD_LEVEL LONG_WINDOW SHARDS LINT
                   CONFIG_PROFILE PARENT_SCOPE)
  set(${many_values} INCLUDE EXCLUDE SOURCE WORKSPACE_BINARIES DURATIONS FILTERSET PARENT_SCOPE)
endfunction()

# _reusebuild_archive_arguments(<out> <call>): the tool's arguments for what cmake_parse_arguments
# found (prefix `arg`, in the caller), without the archive's name.
function(_reusebuild_archive_arguments out call)
  _reusebuild_check_archive_values("${call}")
  if(arg_WORKSPACE_BINARIES STREQUAL ALL)
    set(programs --workspace-binaries)
  else()
    _reusebuild_value_arguments(programs WORKSPACE_BINARIES=--workspace-binary)
  endif()
  _reusebuild_value_arguments(
    values
    FORMAT=--archive-format
    INCLUDE=--archive-include
    EXCLUDE=--archive-exclude
    OUT_DIR_DEPTH
    SOURCE
    LINT
    STRIP
    DEBUGINFO
    ZSTD_LEVEL
    LONG_WINDOW
    SHARDS
    DURATIONS
    FILTERSET
    CONFIG_PROFILE=--profile)
  _reusebuild_flag_arguments(flags WITHOUT_LIBSTD REMAP_SOURCE SPLIT_BINARIES)
  set(${out} ${programs} ${values} ${flags} PARENT_SCOPE)
endfunction()

# _reusebuild_check_archive_values(<call>)
function(_reusebuild_check_archive_values call)
  _reusebuild_check_choice("${call}" STRIP none debug split)
  _reusebuild_check_choice("${call}" DEBUGINFO full line-tables none)
  _reusebuild_check_choice("${call}" LINT allow warn deny)
  _reusebuild_check_integer("${call}" ZSTD_LEVEL -7 22)
  _reusebuild_check_integer("${call}" LONG_WINDOW 10 31)
  _reusebuild_check_integer("${call}" SHARDS 1 10000)
  _reusebuild_check_needs("${call}" SPLIT_BINARIES SHARDS)
  _reusebuild_check_needs("${call}" DURATIONS SHARDS)
  if(NOT "${arg_OUT_DIR_DEPTH}" MATCHES "^(|0|[1-9][0-9]*|infinite)$")
    _reusebuild_error("${call}" "OUT_DIR_DEPTH is '${arg_OUT_DIR_DEPTH}'."
                      "give a number of levels, or infinite")
  endif()
  _reusebuild_check_alone("${call}" SOURCE globs none manifests tracked)
  _reusebuild_check_alone("${call}" WORKSPACE_BINARIES names ALL)
  foreach(include IN LISTS arg_INCLUDE)
    _reusebuild_check_include("${call}" "${include}")
  endforeach()
endfunction()

# _reusebuild_check_alone(<call> <keyword> <others> <word>...): these words stand alone, not among
# <others>, of which there may be several.
function(_reusebuild_check_alone call keyword others)
  list(LENGTH arg_${keyword} count)
  foreach(word IN LISTS ARGN)
    if(word IN_LIST arg_${keyword} AND count GREATER 1)
      list(JOIN arg_${keyword} " " value)
      _reusebuild_error("${call}" "${keyword} is '${value}'."
                        "give ${word} alone, or any number of ${others}")
    endif()
  endforeach()
endfunction()

# _reusebuild_check_include(<call> <include>): [ROOT:]PATH, with a path that stays below its root.
function(_reusebuild_check_include call include)
  set(path "${include}")
  if(include MATCHES "^([^:]*):(.*)$")
    set(path "${CMAKE_MATCH_2}")
    if(NOT CMAKE_MATCH_1 MATCHES "^(target|profile|build|workspace|package=.+)$")
      _reusebuild_error("${call}" "INCLUDE '${include}' begins with an unknown root."
                        "write ROOT:PATH with target, profile, build, workspace or package=<name>")
    endif()
  endif()
  if(path MATCHES "^/|(^|/)[.][.](/|$)")
    _reusebuild_error("${call}" "INCLUDE '${include}' does not stay below its root."
                      "give a relative path without '..'")
  endif()
endfunction()
