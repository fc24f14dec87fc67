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
if(REUSEBUILD_TESTS)
  find_package(GTest 1.12 REQUIRED)
endif()
