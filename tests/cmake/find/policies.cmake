# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-stderr: (^$|CMake Deprecation Warning)
# options: -DCMAKE_MODULE_PATH=@REUSE_BUILD_SOURCE_DIR@/cmake/Modules
#   -DReuseBuild_ROOT=@REUSE_BUILD_BINARY_DIR@
# The project's own policies stay: CMP0140 is newer than its cmake_minimum_required, and CMP0116 is
# one that our commands need, whatever the project sets.
cmake_policy(SET CMP0116 OLD)
include(FindReuseBuild)
find_package(ReuseBuild CONFIG REQUIRED)
foreach(policy CMP0140 CMP0116)
  if(POLICY ${policy})
    cmake_policy(GET ${policy} value)
    message(STATUS "${policy}: '${value}'")
    if(value STREQUAL "NEW")
      message(SEND_ERROR "${policy} was changed")
    endif()
  endif()
endforeach()
