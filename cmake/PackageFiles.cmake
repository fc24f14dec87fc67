# SPDX-License-Identifier: MIT OR Apache-2.0
# Makes find_package(ReuseBuild) work: from this build directory, from an installed prefix, and in a
# project that this one is a part of. The programs install themselves.
include(CMakePackageConfigHelpers)

add_executable(ReuseBuild::tool ALIAS reuse_build_tool)
add_executable(ReuseBuild::driver ALIAS reuse_build_driver)
set_property(GLOBAL PROPERTY REUSEBUILD_VERSION "${PROJECT_VERSION}")

set(config_template "${CMAKE_CURRENT_LIST_DIR}/ReuseBuildConfig.cmake.in")
set(config_version "${PROJECT_BINARY_DIR}/ReuseBuildConfigVersion.cmake")
write_basic_package_version_file("${config_version}" COMPATIBILITY SameMinorVersion
                                                                   ARCH_INDEPENDENT)

set(REUSEBUILD_MODULES "${CMAKE_CURRENT_LIST_DIR}/Modules")
configure_package_config_file(
  "${config_template}" "${PROJECT_BINARY_DIR}/ReuseBuildConfig.cmake"
  INSTALL_PREFIX "${PROJECT_BINARY_DIR}"
  INSTALL_DESTINATION "."
  PATH_VARS REUSEBUILD_MODULES
  NO_CHECK_REQUIRED_COMPONENTS_MACRO)

if(NOT PROJECT_IS_TOP_LEVEL)
  # The commands are there at once, and a find_package(ReuseBuild) later finds this build.
  include("${REUSEBUILD_MODULES}/ReuseBuild/_reusebuild_commands.cmake")
  set(ReuseBuild_DIR "${PROJECT_BINARY_DIR}" CACHE PATH "The ReuseBuild of this build")
  mark_as_advanced(ReuseBuild_DIR)
endif()

if(REUSEBUILD_INSTALL)
  # Not CMAKE_INSTALL_LIBDIR: nothing here depends on the architecture.
  set(destination lib/cmake/ReuseBuild)
  set(REUSEBUILD_MODULES "${destination}/Modules")
  configure_package_config_file(
    "${config_template}" "${PROJECT_BINARY_DIR}/install/ReuseBuildConfig.cmake"
    INSTALL_DESTINATION "${destination}" PATH_VARS REUSEBUILD_MODULES
    NO_CHECK_REQUIRED_COMPONENTS_MACRO)
  install(FILES "${PROJECT_BINARY_DIR}/install/ReuseBuildConfig.cmake" "${config_version}"
          DESTINATION "${destination}")
  install(DIRECTORY "${CMAKE_CURRENT_LIST_DIR}/Modules" DESTINATION "${destination}")
endif()
