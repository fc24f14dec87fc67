# SPDX-License-Identifier: MIT OR Apache-2.0
# Whatever a path is made of, it arrives in a ctest file as it was.
set(hostile
    [==[/plain]==]
    [==[/a b]==]
    [==[/]]]==]
    [==[/ends in ]]==]
    [==[/ends in ]=]==]
    [==[/]=]]] [=[ [[]==]
    [=[/]==]=]
    [==[/$x ${CMAKE_VERSION} $ENV{HOME} @CMAKE_VERSION@ $<CONFIG>]==]
    [==[/"quotes" 'and' \backslash \n # comment)]==]
    [==[/ends in \]==])
list(APPEND hostile "/two\nlines")
foreach(text IN LISTS hostile)
  _reusebuild_quote(quoted "${text}")
  cmake_language(EVAL CODE "set(back ${quoted})")
  if(NOT "${back}" STREQUAL "${text}")
    message(SEND_ERROR "'${text}' became ${quoted}, which is '${back}'")
  endif()
endforeach()

_reusebuild_quote([=[quoted]=] "/semi;colon]=]")
cmake_language(EVAL CODE "set(back ${quoted})")
if(NOT "${back}" STREQUAL "/semi;colon]=]")
  message(SEND_ERROR "a semicolon: ${quoted}")
endif()
