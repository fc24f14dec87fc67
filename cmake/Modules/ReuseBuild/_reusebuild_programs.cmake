# SPDX-License-Identifier: MIT OR Apache-2.0

# _reusebuild_query_version(<out> <tool>): the version that the tool prints; unset if it prints
# none, as another program would. Asked once for each file, not at every configure.
function(_reusebuild_query_version out tool)
  set(version "")
  if(tool AND EXISTS "${tool}")
    file(TIMESTAMP "${tool}" written)
    if(NOT "$CACHE{_ReuseBuild_VERSION_OF}" STREQUAL "${tool} ${written}")
      execute_process(COMMAND "${tool}" --version OUTPUT_VARIABLE words ERROR_QUIET)
      string(REGEX MATCH "^reuse-build ([0-9]+(\\.[0-9]+)*)" words "${words}")
      set(_ReuseBuild_VERSION "${CMAKE_MATCH_1}" CACHE INTERNAL "What the tool said")
      set(_ReuseBuild_VERSION_OF "${tool} ${written}" CACHE INTERNAL "The tool that said it")
    endif()
    set(version "$CACHE{_ReuseBuild_VERSION}")
  endif()
  if(version STREQUAL "")
    unset(${out} PARENT_SCOPE)
  else()
    set(${out} "${version}" PARENT_SCOPE)
  endif()
endfunction()

# _reusebuild_find_driver(<out> <tool>): the driver of this machine that belongs to the tool; false
# if there is none. A value that <out> has already, as a variable or in the cache, is kept.
function(_reusebuild_find_driver out tool)
  if(${out})
    return()
  endif()
  set(driver "${out}-NOTFOUND")
  if(tool AND EXISTS "${tool}")
    get_filename_component(tool "${tool}" REALPATH)
    cmake_path(GET tool PARENT_PATH directory)
    set(libexec "${directory}/../libexec/reuse-build")
    file(GLOB drivers "${libexec}/${CMAKE_HOST_SYSTEM_PROCESSOR}-*/reuse-build-driver")
    if(NOT drivers) # the triple may have another name for this processor
      file(GLOB drivers "${libexec}/*/reuse-build-driver")
    endif()
    if(drivers)
      list(GET drivers 0 driver)
      cmake_path(NORMAL_PATH driver)
    endif()
  endif()
  set(${out} "${driver}" PARENT_SCOPE)
endfunction()

# _reusebuild_use_own_programs(): sets the result variables where ReuseBuild is part of this build.
# Its programs do not exist yet: their paths are generator expressions.
function(_reusebuild_use_own_programs)
  get_property(version GLOBAL PROPERTY REUSEBUILD_VERSION)
  set(ReuseBuild_VERSION "${version}" PARENT_SCOPE)
  set(ReuseBuild_EXECUTABLE "$<TARGET_FILE:ReuseBuild::tool>" PARENT_SCOPE)
  set(ReuseBuild_DRIVER_EXECUTABLE "$<TARGET_FILE:ReuseBuild::driver>" PARENT_SCOPE)
endfunction()

# _reusebuild_import_programs(<tool> <driver>): the imported targets, unless there are such targets.
function(_reusebuild_import_programs tool driver)
  if(NOT TARGET ReuseBuild::tool)
    add_executable(ReuseBuild::tool IMPORTED GLOBAL)
    set_target_properties(ReuseBuild::tool PROPERTIES IMPORTED_LOCATION "${tool}")
  endif()
  if(NOT TARGET ReuseBuild::driver)
    add_executable(ReuseBuild::driver IMPORTED GLOBAL)
    set_target_properties(ReuseBuild::driver PROPERTIES IMPORTED_LOCATION "${driver}")
  endif()
endfunction()
