#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# GRANULARITY, ISOLATION and NEXTEST_PROFILE of reusebuild_add_tests and reusebuild_import_tests.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo
require_tool ninja

# configure ARGUMENTS...: a project with these of both functions.
configure() {
  cat >project/CMakeLists.txt <<CMAKE
cmake_minimum_required(VERSION 3.22)
project(granularity NONE)
enable_testing()
find_package(ReuseBuild REQUIRED)
reusebuild_add_tests(calc MANIFEST_PATH Cargo.toml OFFLINE $*)
reusebuild_add_archive(calc MANIFEST_PATH Cargo.toml OFFLINE)
reusebuild_import_tests(imported ARCHIVE "\${CMAKE_CURRENT_BINARY_DIR}/calc.tar.zst" $*)
CMAKE
  run 0 cmake -G Ninja -S project -B build -DReuseBuild_DIR="$REUSE_BUILD_BINARY_DIR"
  run 0 cmake --build build
}

cp -r "$REUSE_BUILD_SOURCE_DIR/tests/cmake/full/project" project
sed -i 's/^reusebuild_add_archive.*//' project/CMakeLists.txt
mkdir project/.config
cat >project/.config/nextest.toml <<'TOML'
[profile.few]
default-filter = "kind(test)"
TOML

configure GRANULARITY BINARY TEST_JOBS 2
run 0 ctest --test-dir build -N
expect 'Total Tests: 6' ': calc$' ': calc::sums$' ': macros$'
run 0 ctest --test-dir build -V
expect 'PASS \[.*\] calc tests::adds$' '[0-9] tests run: [0-9] passed, 1 skipped'
run 0 ctest --test-dir build --show-only=json-v1
expect '"name" : "PROCESSORS"'

configure GRANULARITY CHUNK CHUNK_SIZE 2
run 0 ctest --test-dir build -N -R '^calc/'
expect ': calc/1-2$' ': calc/3-3$'

configure ISOLATION BINARY NEXTEST_PROFILE few
run 0 ctest --test-dir build -V
expect 'Test command: .*"run-binary" "--profile" "few"' '0 tests failed out of 2' \
  'PASS \[.*\] calc::sums of_nothing$'
