# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DReuseBuild_DIR=@REUSE_BUILD_BINARY_DIR@ -DReuseBuild_EXECUTABLE=/none
# configure-result: ^1$
# configure-stderr: set ReuseBuild_FOUND to FALSE .*no tool '/none' with a driver beside it\. hint:
#   build ReuseBuild in '@REUSE_BUILD_BINARY_DIR@', or set ReuseBuild_EXECUTABLE
find_package(ReuseBuild REQUIRED)
