# SPDX-License-Identifier: MIT OR Apache-2.0
# What every target of this project is compiled with, as two INTERFACE targets that are linked
# privately: reuse_build_settings (language level) and reuse_build_warnings.

if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()

add_library(reuse_build_settings INTERFACE)
target_compile_features(reuse_build_settings INTERFACE cxx_std_20)
set_target_properties(reuse_build_settings PROPERTIES EXPORT_NAME settings)

add_library(reuse_build_warnings INTERFACE)
target_compile_options(
  reuse_build_warnings
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
            -Wnon-virtual-dtor -Woverloaded-virtual
            $<$<BOOL:${REUSEBUILD_WARNINGS_AS_ERRORS}>:-Werror>)

if(REUSEBUILD_CLANG_TIDY)
  find_program(REUSEBUILD_CLANG_TIDY_EXECUTABLE NAMES clang-tidy-14 clang-tidy REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY "${REUSEBUILD_CLANG_TIDY_EXECUTABLE};--quiet")
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
