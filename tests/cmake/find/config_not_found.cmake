# SPDX-License-Identifier: MIT OR Apache-2.0
# options: --no-warn-unused-cli
# configure-result: ^1$
# configure-stderr: CMake Error at .*Could not find a package configuration file provided by
#   "ReuseBuild"
find_package(ReuseBuild REQUIRED NO_DEFAULT_PATH)
