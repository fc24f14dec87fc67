# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DCMAKE_MODULE_PATH=@REUSE_BUILD_SOURCE_DIR@/cmake/Modules
#   -DReuseBuild_ROOT=@REUSE_BUILD_BINARY_DIR@
# configure-result: ^1$
# configure-stderr: Could NOT find ReuseBuild \(missing: nothing\)
find_package(ReuseBuild REQUIRED COMPONENTS nothing)
