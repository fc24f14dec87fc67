#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# An installed prefix that was moved: found as a package and by its find module, and it works.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo

run 0 cmake --install "$REUSE_BUILD_BINARY_DIR" --prefix "$scratch/stage"
prefix="$scratch/moved there"
mv stage "$prefix"
if grep -rlF -e "$REUSE_BUILD_BINARY_DIR" -e "$scratch" "$prefix/lib"; then
  fail "an installed file names a directory of this machine"
fi

cases="$REUSE_BUILD_SOURCE_DIR/tests/cmake/find"
run 0 cmake -S "$cases" -B config -DCASE="$cases/config_by_cmake_prefix_path.cmake" \
  -DCMAKE_PREFIX_PATH="$prefix"
expect "^-- found .*: $prefix/bin/reuse-build$"
run 0 cmake -S "$cases" -B module -DCASE="$cases/module.cmake" \
  -DCMAKE_MODULE_PATH="$prefix/lib/cmake/ReuseBuild/Modules"
expect "^-- found .*: $prefix/bin/reuse-build$"

cp -r "$REUSE_BUILD_SOURCE_DIR/tests/cmake/full/project" project
run 0 cmake -S project -B build -DCMAKE_PREFIX_PATH="$prefix"
run 0 cmake --build build
run 0 ctest --test-dir build -j2
expect '100% tests passed, 0 tests failed out of 6'
