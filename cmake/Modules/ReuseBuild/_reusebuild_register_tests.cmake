# SPDX-License-Identifier: MIT OR Apache-2.0
# How test trees come to be tests of a build directory: the same for built and for imported ones.

# _reusebuild_tree_directory(<out> <name>): where a call keeps its test tree: one for each
# configuration if the generator has several.
function(_reusebuild_tree_directory out name)
  set(directory "${CMAKE_CURRENT_BINARY_DIR}/reuse-build/${name}")
  get_property(several GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(several)
    string(APPEND directory "/$<CONFIG>")
  endif()
  set(${out} "${directory}" PARENT_SCOPE)
endfunction()

# _reusebuild_add_target(<name> <file>): the target that makes the file, in the default target
# unless EXCLUDE_FROM_ALL was given (prefix `arg`, in the caller).
function(_reusebuild_add_target name file)
  if(arg_EXCLUDE_FROM_ALL)
    add_custom_target(${name} DEPENDS "${file}")
  else()
    add_custom_target(${name} ALL DEPENDS "${file}")
  endif()
endfunction()

# _reusebuild_register_tests(<call> <name>): makes ctest read the call's test tree, or run a failing
# test <name>_NOT_BUILT as long as there is none. ctest decides, each time it starts.
function(_reusebuild_register_tests call name)
  set(base "${CMAKE_CURRENT_BINARY_DIR}/reuse-build/${name}")
  set(configuration "")
  get_property(several GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(several)
    # A reference for ctest to resolve.
    set(configuration "/\${CTEST_CONFIGURATION_TYPE}") # cmake-lint: disable=W0106
  endif()
  _reusebuild_quote(quoted_base "${base}")
  _reusebuild_quote(quoted_cmake "${CMAKE_COMMAND}")
  _reusebuild_quote(quoted_script "${base}_not_built.cmake")
  _reusebuild_quote(quoted_message "The tests of ${call} are not built.
  hint: cmake --build \"${CMAKE_BINARY_DIR}\" --target ${name}")
  set(templates "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
  configure_file("${templates}/not_built.cmake.in" "${base}_not_built.cmake" @ONLY)
  configure_file("${templates}/test_include.cmake.in" "${base}_include.cmake" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${base}_include.cmake")

  set_property(DIRECTORY APPEND PROPERTY REUSEBUILD_CALLS "${call}")
  cmake_language(DEFER CALL _reusebuild_check_testing)
endfunction()

# _reusebuild_check_testing(): runs at the end of a directory whose tests ctest is to read, since
# enable_testing() may come after the tests.
function(_reusebuild_check_testing)
  get_property(calls DIRECTORY PROPERTY REUSEBUILD_CALLS)
  if(calls AND NOT CMAKE_TESTING_ENABLED)
    list(JOIN calls ", " calls)
    message(
      AUTHOR_WARNING
        "${calls}: ctest will not see these tests: testing is not enabled in "
        "'${CMAKE_CURRENT_SOURCE_DIR}'.\n  hint: call enable_testing() in the "
        "top-level CMakeLists.txt, before add_subdirectory()")
  endif()
  set_property(DIRECTORY PROPERTY REUSEBUILD_CALLS "") # one warning, however many calls
endfunction()
