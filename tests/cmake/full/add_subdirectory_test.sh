#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# ReuseBuild as a part of another project: the commands are there at once, its programs are built
# before they are needed, and the other project gets none of its tests and installs nothing of it.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_tool ninja

cp -r "$REUSE_BUILD_SOURCE_DIR/tests/cmake/full/project" workspace
cat >CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.22)
project(outer LANGUAGES CXX)
enable_testing()
add_subdirectory("${REUSE_BUILD_SOURCE_DIR}" reuse-build-itself EXCLUDE_FROM_ALL)
reusebuild_add_tests(calc MANIFEST_PATH workspace/Cargo.toml)
find_package(ReuseBuild 0.1 REQUIRED)
reusebuild_add_archive(calc MANIFEST_PATH workspace/Cargo.toml)
message(STATUS "found ${ReuseBuild_VERSION}: ${ReuseBuild_EXECUTABLE}")
END
run 0 cmake -G Ninja -S . -B build -DREUSE_BUILD_SOURCE_DIR="$REUSE_BUILD_SOURCE_DIR"
expect '^-- found [0-9.]+: \$<TARGET_FILE:ReuseBuild::tool>$'

for target in calc calc-archive; do
  run 0 ninja -C build -n "$target"
  expect 'Linking CXX executable .*bin/reuse-build$' 'reuse-build-driver$'
done
run 0 ctest --test-dir build -N
expect 'Total Tests: 1' ': calc_NOT_BUILT$'
run 0 cmake --install build --prefix "$scratch/prefix"
[[ ! -e prefix ]] || fail "ReuseBuild was installed with the other project"
