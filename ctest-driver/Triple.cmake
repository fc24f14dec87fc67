# SPDX-License-Identifier: MIT OR Apache-2.0
# REUSEBUILD_TRIPLE: the Rust triple that is compiled for, by which drivers for several targets lie
# side by side. Set it (-DREUSEBUILD_TRIPLE=armv7-unknown-linux-musleabihf) where this rule of thumb
# is wrong.

function(reuse_build_guess_triple result)
  string(TOLOWER "${CMAKE_SYSTEM_PROCESSOR}" cpu)
  if(cpu STREQUAL "arm64")
    set(cpu "aarch64")
  elseif(cpu STREQUAL "amd64")
    set(cpu "x86_64")
  endif()
  if(cpu MATCHES "^i[3-6]86$" OR (cpu STREQUAL "x86_64" AND CMAKE_SIZEOF_VOID_P EQUAL 4))
    set(cpu "i686")
  endif()
  if(APPLE)
    set(${result} "${cpu}-apple-darwin" PARENT_SCOPE)
  else()
    set(${result} "${cpu}-unknown-linux-gnu" PARENT_SCOPE)
  endif()
endfunction()

if(NOT REUSEBUILD_TRIPLE)
  reuse_build_guess_triple(_reuse_build_triple)
  set(REUSEBUILD_TRIPLE "${_reuse_build_triple}" CACHE STRING "Rust triple of the target" FORCE)
  unset(_reuse_build_triple)
endif()
