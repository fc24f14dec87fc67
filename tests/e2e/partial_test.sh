#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# A part of an archive: only the files that the chosen tests need are written, and they run.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
# shellcheck source=tests/lib/parcels.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/parcels.sh"
require_shared parcels.tar.zst
require_cargo

# everything ARCHIVE DIRECTORY: all of it; the names of the files are in DIRECTORY.files.
everything() {
  run 0 "$REUSE_BUILD" extract --archive-file "$1" --extract-to "$2"
  tree_files "$2" >"$2.files"
}

# part ARCHIVE FILES_OF_ALL OPTIONS...: extracts it to the new directory `part`; the files that it
# lacks are in `missing`.
part() {
  rm -rf part
  run 0 "$REUSE_BUILD" extract --archive-file "$1" --extract-to part "${@:3}"
  tree_files part >part.files
  comm -23 "$2" part.files | sed -E 's/-[0-9a-f]{16}//' >missing
  [[ -z "$(comm -13 "$2" part.files)" ]] || fail 'it has files of its own'
}

# expect_missing FILE...: these, without the hashes in their names, and no others.
expect_missing() {
  printf '%s\n' "$@" | sort >expected
  sort missing | diff expected - || fail 'other files than expected are missing'
}

# same_choice ARCHIVE COUNT OPTIONS...: list, extract and ctest choose the same tests, which pass.
same_choice() {
  list_tests "$1" "${@:3}" >list
  [[ "$(wc -l <list)" == "$2" ]] || fail "not $2 tests by ${*:3}: $(<list)"
  run 0 "$REUSE_BUILD" ctest --archive-file "$1" --workspace-remap "$parcels" "${@:3}" -- \
    --output-junit "$scratch/junit.xml"
  passing_tests junit.xml >ran
  expect_same list ran
  run_tree 0 part --output-junit "$scratch/junit.xml"
  passing_tests junit.xml >ran
  expect_same list ran
}

deps=target/debug/deps

check_filterset() {
  part "$1" everything.files -E 'binary(reads)'
  expect_missing $deps/{backtrace,counter,office,post,stamps} target/debug/office
  same_choice "$1" 4 -E 'binary(reads)'
  part "$1" everything.files -E 'test(opens)' -E 'binary(backtrace)'
  expect_missing $deps/{office,post,reads,stamps}
  same_choice "$1" 2 -E 'test(opens)' -E 'binary(backtrace)'
}

check_platform() {
  part "$1" everything.files --platform-filter host
  expect_missing $deps/{backtrace,counter,office,post,reads} target/debug/office \
    target/debug/build/post/out/{index,routes/by/air/list}
  same_choice "$1" 1 --platform-filter host
  part "$1" everything.files --platform-filter target -E 'package(post) | package(stamps)'
  expect_missing $deps/{counter,office,stamps} target/debug/office
}

# Every part runs alone, and together they are all.
check_partition() {
  local number
  for number in 1 2 3; do
    part "$1" everything.files --partition "slice:$number/3"
    list_tests "$1" --partition "slice:$number/3" >"slice.$number"
    same_choice "$1" "$(wc -l <"slice.$number")" --partition "slice:$number/3"
  done
  list_tests "$1" >list
  sort slice.* | diff list - || fail 'the parts are not all'
}

check_nothing() {
  run 4 "$REUSE_BUILD" ctest --archive-file "$1" --workspace-remap "$parcels" -E 'test(none_of_it)'
  expect '^error: no tests to run'
  run 94 "$REUSE_BUILD" extract --archive-file "$1" --extract-to wrong -E 'test('
  expect '^error: '
  [[ ! -e wrong/target ]] || fail 'extracted all the same'
}

# A part in the cache is not taken for all of it.
check_cache() {
  rm -rf "$REUSE_BUILD_CACHE_DIR"
  run 0 "$REUSE_BUILD" ctest --archive-file "$1" --workspace-remap "$parcels" -E 'binary(reads)' -- -j2
  expect '100% tests passed, 0 tests failed out of 4'
  run 0 "$REUSE_BUILD" ctest --archive-file "$1" --workspace-remap "$parcels" -- -j2
  expect '100% tests passed, 0 tests failed out of 11'
}

# Of cargo-nextest's archives nothing is known but the test binaries. They lack what lies deep in
# OUT_DIR.
check_archive_of_nextest() {
  [[ -e "$1" ]] || return 0
  local choice='binary(reads) - test(deep)'
  everything "$1" nextest
  part "$1" nextest.files -E "$choice"
  expect_missing $deps/{backtrace,counter,office,post,stamps}
  same_choice "$1" 3 -E "$choice"
}

everything "$shared/parcels.tar.zst" everything
check_filterset "$shared/parcels.tar.zst"
check_platform "$shared/parcels.tar.zst"
check_partition "$shared/parcels.tar.zst"
check_nothing "$shared/parcels.tar.zst"
check_cache "$shared/parcels.tar.zst"
check_archive_of_nextest "$shared/nextest-parcels.tar.zst"
