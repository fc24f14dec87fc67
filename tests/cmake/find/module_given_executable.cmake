# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DCMAKE_MODULE_PATH=@REUSE_BUILD_SOURCE_DIR@/cmake/Modules
#   -DReuseBuild_EXECUTABLE=@REUSE_BUILD_BINARY_DIR@/bin/reuse-build
# configure-stdout: -- found 0\.1\.0: @REUSE_BUILD_BINARY_DIR@/bin/reuse-build
find_package(ReuseBuild REQUIRED)
include("${CMAKE_CURRENT_LIST_DIR}/../lib/check_found.cmake")
