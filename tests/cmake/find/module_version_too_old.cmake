# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DCMAKE_MODULE_PATH=@REUSE_BUILD_SOURCE_DIR@/cmake/Modules
#   -DReuseBuild_ROOT=@REUSE_BUILD_BINARY_DIR@
# configure-result: ^1$
# configure-stderr: Could NOT find ReuseBuild: Found unsuitable version "0\.1\.0", but required is
#   at least "9\.1"
find_package(ReuseBuild 9.1 REQUIRED)
