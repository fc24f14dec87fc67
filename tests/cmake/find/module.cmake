# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DCMAKE_MODULE_PATH=@REUSE_BUILD_SOURCE_DIR@/cmake/Modules
#   -DReuseBuild_ROOT=@REUSE_BUILD_BINARY_DIR@
# configure-stdout: -- found 0\.1\.0: @REUSE_BUILD_BINARY_DIR@/bin/reuse-build
find_package(ReuseBuild 0.1...0.9 REQUIRED)
include("${CMAKE_CURRENT_LIST_DIR}/../lib/check_found.cmake")
get_property(advanced CACHE ReuseBuild_EXECUTABLE PROPERTY ADVANCED)
if(NOT advanced)
  message(SEND_ERROR "ReuseBuild_EXECUTABLE is not an advanced cache variable")
endif()
