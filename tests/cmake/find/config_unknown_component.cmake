# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DReuseBuild_DIR=@REUSE_BUILD_BINARY_DIR@
# configure-result: ^1$
# configure-stderr: set ReuseBuild_FOUND to FALSE.*unknown component 'nothing'\. hint: ReuseBuild
#   has no components
find_package(ReuseBuild REQUIRED COMPONENTS nothing)
