# SPDX-License-Identifier: MIT OR Apache-2.0
# options: -DCMAKE_MODULE_PATH=@REUSE_BUILD_SOURCE_DIR@/cmake/Modules
# configure-stdout: ^-- Configuring done
set(CMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH OFF)
set(CMAKE_FIND_USE_CMAKE_SYSTEM_PATH OFF)
find_package(ReuseBuild QUIET)
if(ReuseBuild_FOUND OR TARGET ReuseBuild::tool)
  message(SEND_ERROR "it was found")
endif()
