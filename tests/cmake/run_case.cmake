# SPDX-License-Identifier: MIT OR Apache-2.0
# Runs one case of a suite (cmake -P). A case is a file that the suite's CMakeLists.txt includes;
# its first lines say what is expected:
#     # steps: configure build ctest           default: configure
#     # options: <argument> ...                for the step configure; default: this ReuseBuild_DIR
#     # <step>-result: <regex>                 exit code; default: 0
#     # <step>-stdout: <regex>                 default: anything
#     # <step>-stderr: <regex>                 default: nothing may be there
#     # build-output: <regex>                  both of them, which build programs mix in their ways
# A line that begins with "#   " continues the one before it, after one blank.
# Runs of blanks and newlines in an output are one blank when it is compared.
# Defined by the caller: CASE (the file), SCRATCH (a directory to make anew), GENERATOR,
# REUSE_BUILD_SOURCE_DIR and REUSE_BUILD_BINARY_DIR (usable in all values as @NAME@).
cmake_minimum_required(VERSION 3.22)

file(READ "${CASE}" case_text)
string(REPLACE "\n#   " " " case_text "${case_text}")

# expectation(<out> <key> <default>): what the case's head says under a key.
function(expectation out key default)
  set(value "${default}")
  if("\n${case_text}" MATCHES "\n# ${key}: ([^\n]*)\n")
    string(CONFIGURE "${CMAKE_MATCH_1}" value @ONLY)
  endif()
  set(${out} "${value}" PARENT_SCOPE)
endfunction()

# compare(<step> <what> <actual> <default>)
function(compare step what actual default)
  expectation(expected "${step}-${what}" "${default}")
  string(REGEX REPLACE "[ \t\r\n]+" " " actual "${actual}")
  string(STRIP "${actual}" actual)
  if(NOT actual MATCHES "${expected}")
    message(SEND_ERROR "${step}: ${what} does not match.\n  expected:\n    ${expected}\n  "
                       "is:\n    ${actual}")
  endif()
endfunction()

# run_step(<step> <command>...)
function(run_step step)
  execute_process(
    COMMAND ${ARGN}
    WORKING_DIRECTORY "${SCRATCH}"
    RESULT_VARIABLE result
    OUTPUT_VARIABLE stdout
    ERROR_VARIABLE stderr)
  compare("${step}" result "${result}" "^0$")
  if(step STREQUAL build)
    compare("${step}" output "${stdout} ${stderr}" "")
    return()
  endif()
  compare("${step}" stdout "${stdout}" "")
  compare("${step}" stderr "${stderr}" "^$")
endfunction()

# What an outer ctest or a developer has set must not change what is tested.
foreach(variable CTEST_OUTPUT_ON_FAILURE CTEST_PARALLEL_LEVEL CMAKE_GENERATOR CMAKE_PREFIX_PATH
                 ReuseBuild_ROOT ReuseBuild_DIR MAKEFLAGS)
  unset(ENV{${variable}})
endforeach()

file(REMOVE_RECURSE "${SCRATCH}")
file(MAKE_DIRECTORY "${SCRATCH}")
cmake_path(GET CASE PARENT_PATH suite)
cmake_path(GET CMAKE_COMMAND PARENT_PATH cmake_directory)
expectation(steps steps configure)
separate_arguments(steps UNIX_COMMAND "${steps}")
expectation(options options "-DReuseBuild_DIR=${REUSE_BUILD_BINARY_DIR}")
separate_arguments(options UNIX_COMMAND "${options}")

foreach(step IN LISTS steps)
  if(step STREQUAL configure)
    run_step(configure "${CMAKE_COMMAND}" -G "${GENERATOR}" -S "${suite}" -B "${SCRATCH}/build"
             "-DCASE=${CASE}" ${options})
  elseif(step STREQUAL build)
    run_step(build "${CMAKE_COMMAND}" --build "${SCRATCH}/build" --config Debug)
  elseif(step STREQUAL ctest)
    run_step(ctest "${cmake_directory}/ctest" --test-dir "${SCRATCH}/build" -C Debug
             --output-on-failure)
  else()
    message(FATAL_ERROR "${CASE}: unknown step '${step}'")
  endif()
endforeach()
