# SPDX-License-Identifier: MIT OR Apache-2.0

# _reusebuild_quote(<out> <text>): the text as a bracket argument of CMake code, with as many `=` as
# it takes that nothing in the text ends it.
function(_reusebuild_quote out text)
  set(level "")
  string(FIND "${text}]" "]${level}]" at)
  while(NOT at EQUAL -1)
    string(APPEND level "=")
    string(FIND "${text}]" "]${level}]" at)
  endwhile()
  set(${out} "[${level}[${text}]${level}]" PARENT_SCOPE)
endfunction()

# _reusebuild_quote_for_depfile(<out> <path>): the path as make and ninja read it in a depfile.
function(_reusebuild_quote_for_depfile out path)
  string(REPLACE "$" "$$" path "${path}")
  string(REGEX REPLACE "([ #])" "\\\\\\1" path "${path}")
  set(${out} "${path}" PARENT_SCOPE)
endfunction()
