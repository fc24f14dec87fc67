#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Shards, split debug sections, other formats, chosen tests: archives by the options of
# reusebuild_add_archive, unpacked by those of reusebuild_import_tests.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo
require_tool ninja make sha256sum

make_project() {
  rm -rf project build
  cp -r "$REUSE_BUILD_SOURCE_DIR/tests/cmake/full/project" project
  printf '<testsuites/>\n' >project/durations.xml
  cat >project/CMakeLists.txt <<'END_OF_FILE'
cmake_minimum_required(VERSION 3.22)
project(options NONE)
enable_testing()
find_package(ReuseBuild REQUIRED)
set(own MANIFEST_PATH Cargo.toml OFFLINE)
reusebuild_add_archive(parts ${own} OUTPUT "with blank/parts.tar.zst" SHARDS 2 DURATIONS durations.xml
                       STRIP split SOURCE "crates/**/*.rs" ZSTD_LEVEL -7 LONG_WINDOW 20)
reusebuild_add_archive(some ${own} FORMAT zip FILTERSET "package(calc) & kind(lib)" "kind(proc-macro)"
                       INCLUDE workspace:crates/calc package=macros:src EXCLUDE "**/Cargo.toml"
                       STRIP debug LINT allow OUT_DIR_DEPTH 1)
foreach(index 1 2)
  reusebuild_import_tests(part-${index} EXCLUDE_FROM_ALL VERIFY WITH_DEBUG
    ARCHIVE "${CMAKE_BINARY_DIR}/with blank/parts.shard-${index}-of-2.tar.zst")
endforeach()
set(some ARCHIVE "${CMAKE_BINARY_DIR}/some.zip" EXCLUDE_FROM_ALL)
reusebuild_import_tests(chosen ${some} FILTERSET "test(adds)" "test(obeys)" PLATFORM target)
reusebuild_import_tests(of-host ${some} PLATFORM host)
reusebuild_import_tests(partition ${some} FORMAT zip PARTITION slice:2/2 VERIFY MAX_MEMBERS 10000)
END_OF_FILE
  run 0 cmake -G "$generator" -S project -B build -DReuseBuild_DIR="$REUSE_BUILD_BINARY_DIR"
}

build_target() { run 0 cmake --build build --target "$1"; }

check_shards() {
  build_target parts-archive
  expect 'Packing the Rust tests parts' \
    "Archives of parts: $scratch/build/with blank/parts\.shard-1-of-2\.tar\.zst and so on, 2 of them"
  (cd 'build/with blank' && sha256sum --quiet -c parts.shard-{1,2}-of-2.tar.zst.sha256)
  [[ -f 'build/with blank/parts.shard-2-of-2.debug.tar.zst' ]] || fail "no debug archive"
}

check_rebuilds() {
  build_target parts-archive
  expect_not 'Packing'
  local changed
  for changed in project/crates/calc/src/lib.rs project/durations.xml; do
    later "$changed"
    build_target parts-archive
    expect 'Packing the Rust tests parts'
    build_target parts-archive
    expect_not 'Packing'
  done
  rm 'build/with blank/parts.shard-2-of-2.tar.zst'
  build_target part-2
  expect 'Packing the Rust tests parts' 'Unpacking the Rust tests part-2'
}

# Both shards together have every test once, and their sources with them.
check_imported_shards() {
  build_target part-1
  expect_not 'Packing'
  mv project/crates project/gone
  run 0 ctest --test-dir build -R '/' -j2
  expect '100% tests passed, 0 tests failed out of 5' 'macros/tests::on_the_host \.+ +Passed' \
    'calc/tests::adds \.+ +Passed' 'calc::sums/of_nothing \.+ +Passed'
  mv project/gone project/crates
  local tree=build/reuse-build/part-1
  [[ -f "$tree/target/reuse-build/workspace/crates/calc/src/lib.rs" ]] || fail "no sources"
  [[ -d "$tree/target/reuse-build/debug/.build-id" ]] || fail "no debug sections"
}

check_chosen_tests() {
  local target
  build_target some-archive
  expect "Archive of some: $scratch/build/some\.zip"
  run 0 cmake -E tar tf build/some.zip
  expect 'target/reuse-build/workspace/crates/calc/tests/sums\.rs' 'workspace/crates/macros/src/lib\.rs'
  expect_not 'Cargo\.toml' 'deps/sums-'
  for target in chosen of-host partition; do
    build_target "$target"
    expect_not 'Packing'
  done
  tests_of chosen
  expect 'Total Tests: 2' ': calc/tests::adds$' ': calc/tests::obeys$'
  tests_of of-host
  expect 'Total Tests: 1' ': macros/tests::on_the_host$'
  tests_of partition
  expect ': calc/tests::obeys$'
  expect_not ': calc/tests::adds$'
}

tests_of() { run 0 ctest --test-dir "build/reuse-build/$1" -N; }

check_clean() {
  build_target clean
  [[ -z "$(find build -maxdepth 2 -name '*.tar.zst*' -o -maxdepth 2 -name '*.zip*')" ]] ||
    fail "left behind: $(ls build 'build/with blank')"
}

for generator in Ninja "Unix Makefiles"; do
  make_project
  check_shards
  check_rebuilds
  check_imported_shards
  check_chosen_tests
  check_clean
done
