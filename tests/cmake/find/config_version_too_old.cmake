# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DReuseBuild_DIR=@REUSE_BUILD_BINARY_DIR@
# configure-result: ^1$
# configure-stderr: Could not find a configuration file for package "ReuseBuild" that is compatible
#   with requested version "9\.1"\. The following configuration files were considered but not
#   accepted: .*/ReuseBuildConfig\.cmake, version: 0\.1\.0
find_package(ReuseBuild 9.1 REQUIRED)
