# SPDX-License-Identifier: MIT OR Apache-2.0
# Libraries of the tool, all from the distribution's packages. The driver uses none.

find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(LibArchive 3.6 REQUIRED)
find_package(zstd REQUIRED)
find_package(pugixml REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(PkgConfig REQUIRED)
# Debian 12's libre2-dev has no CMake package, and neither has libxxhash-dev.
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(libelf REQUIRED IMPORTED_TARGET libelf>=0.186)
if(REUSEBUILD_TESTS)
  find_package(GTest 1.12 REQUIRED)
endif()
