#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# reusebuild_add_archive and reusebuild_import_tests: in one project, and from one to another.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo
require_tool ninja make

check_archive() {
  run 0 cmake --build build
  expect_not 'Packing' # not in the default target
  run 0 cmake --build build --target calc-archive
  expect 'Packing the Rust tests calc' "Archive of calc: $scratch/build/calc\.tar\.zst"
  local written
  written="$(stat -c %y build/calc.tar.zst)"
  run 0 cmake --build build --target reusebuild-archives
  expect_not 'Packing'
  expect "Archive of calc: $scratch/build/calc\.tar\.zst"
  [[ "$(stat -c %y build/calc.tar.zst)" == "$written" ]] || fail "the archive was written again"
  later project/crates/calc/src/lib.rs
  run 0 cmake --build build --target reusebuild-archives
  expect 'Packing the Rust tests calc'
}

check_import_in_same_project() {
  later project/crates/calc/src/lib.rs # so that the archive is old when its import is asked for
  run 0 cmake --build build --target imported
  expect 'Packing the Rust tests calc' 'Unpacking the Rust tests imported'
  run 0 cmake --build build --target imported
  expect_not 'Packing' 'Unpacking'
  run 0 ctest --test-dir build/import
  expect '100% tests passed, 0 tests failed out of 5' 'macros/tests::on_the_host \.+ +Passed'
}

# The sources are elsewhere by now, and the project that built the archive is gone.
check_import_in_another_project() {
  mkdir -p elsewhere
  rm -rf elsewhere/* import-build
  mv build/calc.tar.zst elsewhere/
  cp -r project elsewhere/sources
  mv build gone
  run 0 cmake -G "$generator" -S elsewhere/sources -B import-build \
    -DReuseBuild_DIR="$REUSE_BUILD_BINARY_DIR" -DIMPORT="$scratch/elsewhere/calc.tar.zst" \
    -DREMAP="$scratch/elsewhere/sources"
  run 8 ctest --test-dir import-build
  expect 'imported_NOT_BUILT \.+\*\*\*Failed'
  run 0 cmake --build import-build
  run 0 ctest --test-dir import-build -j2
  expect '100% tests passed, 0 tests failed out of 6' 'calc/tests::takes_long \.+\*\*\*Skipped'
  run 0 ctest --test-dir import-build -N -L '^host$'
  expect 'Total Tests: 1' ': macros/tests::on_the_host$'
  run 0 cmake --build import-build
  expect_not 'Unpacking'
  later elsewhere/calc.tar.zst
  run 0 cmake --build import-build
  expect 'Unpacking'
  rm -rf gone
}

# What is not an archive: the build says so, and no test of the old one is left.
check_bad_archive() {
  printf 'this is no archive' >elsewhere/calc.tar.zst
  if cmake --build import-build >build.log 2>&1; then
    fail "the build did not fail: $(<build.log)"
  fi
  grep -q '^error: .*calc\.tar\.zst' build.log || fail "no error names the archive: $(<build.log)"
  run 8 ctest --test-dir import-build
  expect 'imported_NOT_BUILT \.+\*\*\*Failed'
}

for generator in Ninja "Unix Makefiles"; do
  rm -rf project build
  cp -r "$REUSE_BUILD_SOURCE_DIR/tests/cmake/full/project" project
  run 0 cmake -G "$generator" -S project -B build -DReuseBuild_DIR="$REUSE_BUILD_BINARY_DIR" -DIMPORT_OWN=ON
  check_archive
  check_import_in_same_project
  check_import_in_another_project
  check_bad_archive
done
