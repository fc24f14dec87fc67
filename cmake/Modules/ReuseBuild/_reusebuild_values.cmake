# SPDX-License-Identifier: MIT OR Apache-2.0
# What can be said of a value while CMake configures. Values are those of cmake_parse_arguments
# (prefix `arg`, in the caller); an empty one is as none.

# _reusebuild_check_choice(<call> <keyword> <value>...): the keyword's value is one of these.
function(_reusebuild_check_choice call keyword)
  set(value "${arg_${keyword}}")
  if(value STREQUAL "" OR value IN_LIST ARGN)
    return()
  endif()
  list(JOIN ARGN ", " values)
  _reusebuild_error("${call}" "${keyword} is '${value}'." "give one of ${values}")
endfunction()

# _reusebuild_check_integer(<call> <keyword> <least> <most>): the keyword's value is an integer, and
# not less or more than these.
function(_reusebuild_check_integer call keyword least most)
  set(value "${arg_${keyword}}")
  if(value STREQUAL "")
    return()
  endif()
  if(NOT value MATCHES "^(0|-?[1-9][0-9]*)$" OR value LESS least OR value GREATER most)
    _reusebuild_error("${call}" "${keyword} is '${value}'."
                      "give an integer from ${least} to ${most}")
  endif()
endfunction()

# _reusebuild_check_needs(<call> <keyword> <needed>): the keyword is not given without the other.
function(_reusebuild_check_needs call keyword needed)
  if(arg_${keyword} AND "${arg_${needed}}" STREQUAL "")
    _reusebuild_error("${call}" "${keyword} means nothing without ${needed}."
                      "give ${needed}, or leave ${keyword} out")
  endif()
endfunction()

# _reusebuild_value_arguments(<out> <keyword>[=<option>]...): the tool's option with every value of
# each keyword. An option is called as its keyword unless it says otherwise: --the-keyword.
function(_reusebuild_value_arguments out)
  set(arguments "")
  foreach(keyword IN LISTS ARGN)
    _reusebuild_split_option(keyword option "${keyword}")
    foreach(value IN LISTS arg_${keyword})
      list(APPEND arguments "${option}" "${value}")
    endforeach()
  endforeach()
  set(${out} "${arguments}" PARENT_SCOPE)
endfunction()

# _reusebuild_flag_arguments(<out> <keyword>[=<option>]...): the same for keywords without values.
function(_reusebuild_flag_arguments out)
  set(arguments "")
  foreach(keyword IN LISTS ARGN)
    _reusebuild_split_option(keyword option "${keyword}")
    if(arg_${keyword})
      list(APPEND arguments "${option}")
    endif()
  endforeach()
  set(${out} "${arguments}" PARENT_SCOPE)
endfunction()

# _reusebuild_split_option(<keyword> <option> <text>): the two parts of <keyword>[=<option>].
function(_reusebuild_split_option keyword_out option_out text)
  string(REGEX REPLACE "=.*" "" keyword "${text}")
  string(TOLOWER "--${keyword}" option)
  string(REPLACE "_" "-" option "${option}")
  if(text MATCHES "=(.*)$")
    set(option "${CMAKE_MATCH_1}")
  endif()
  set(${keyword_out} "${keyword}" PARENT_SCOPE)
  set(${option_out} "${option}" PARENT_SCOPE)
endfunction()

# _reusebuild_find_durations(<out> <call>): DURATIONS as absolute paths of files.
function(_reusebuild_find_durations out call)
  set(files "")
  foreach(file IN LISTS arg_DURATIONS)
    _reusebuild_absolute_path(path "${file}" "${CMAKE_CURRENT_SOURCE_DIR}")
    if(NOT EXISTS "${path}" OR IS_DIRECTORY "${path}")
      _reusebuild_error("${call}" "DURATIONS '${path}' is no file."
                        "DURATIONS are JUnit files, or ctest's CTestCostData.txt, of earlier runs")
    endif()
    list(APPEND files "${path}")
  endforeach()
  set(${out} "${files}" PARENT_SCOPE)
endfunction()
