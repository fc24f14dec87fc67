# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DCMAKE_PREFIX_PATH=@REUSE_BUILD_BINARY_DIR@
# configure-stdout: -- found 0\.1\.0: @REUSE_BUILD_BINARY_DIR@/bin/reuse-build
find_package(ReuseBuild 0.1 REQUIRED)
include("${CMAKE_CURRENT_LIST_DIR}/../lib/check_found.cmake")
