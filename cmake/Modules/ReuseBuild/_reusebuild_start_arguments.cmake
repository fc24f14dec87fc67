# SPDX-License-Identifier: MIT OR Apache-2.0

# _reusebuild_start_arguments(<out>): the tool's arguments for CMake's two variables about what
# starts tests. As for CMake's own tests, an emulator counts only when cross-compiling.
function(_reusebuild_start_arguments out)
  set(arguments "")
  if(CMAKE_CROSSCOMPILING)
    foreach(word IN LISTS CMAKE_CROSSCOMPILING_EMULATOR)
      list(APPEND arguments "--fallback-runner=${word}")
    endforeach()
  endif()
  foreach(word IN LISTS CMAKE_TEST_LAUNCHER)
    list(APPEND arguments "--test-launcher=${word}")
  endforeach()
  set(${out} "${arguments}" PARENT_SCOPE)
endfunction()
