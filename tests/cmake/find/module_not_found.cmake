# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DCMAKE_MODULE_PATH=@REUSE_BUILD_SOURCE_DIR@/cmake/Modules
# configure-result: ^1$
# configure-stderr: ^CMake Error at .*Could NOT find ReuseBuild \(missing: ReuseBuild_EXECUTABLE
#   ReuseBuild_DRIVER_EXECUTABLE ReuseBuild_VERSION\) Reason given by package: no tool with a driver
#   beside it\. hint: set ReuseBuild_ROOT to the prefix or build directory of a ReuseBuild
set(CMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH OFF)
set(CMAKE_FIND_USE_CMAKE_SYSTEM_PATH OFF)
find_package(ReuseBuild REQUIRED)
