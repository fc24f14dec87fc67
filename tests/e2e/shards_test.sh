#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Shards: each archive runs alone, and together they run every test once.
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

# check_shards NAME COUNT: under ctest the shards run all tests, none of them twice.
check_shards() {
  local number
  : >together
  for ((number = 1; number <= $2; ++number)); do
    run_shard "$1.shard-$number-of-$2.tar.zst" >>together
  done
  sort together | diff all.list - || fail "$1: together the shards do not run each test once"
}

# run_shard ARCHIVE: prints the tests that it has. All pass; where there is none, that is an error.
run_shard() {
  local code=0
  list_tests "$1" >list
  [[ -s list ]] || code=4
  run "$code" "$REUSE_BUILD" ctest --archive-file "$1" --workspace-remap "$parcels" -- -j2 \
    --output-junit "$scratch/junit.xml"
  ((code != 0)) || passing_tests junit.xml | diff list - >&2 || fail "$1 runs other tests than it lists"
  cat list
}

# Whole binaries: also cargo-nextest runs each alone.
check_whole_binaries() {
  archive_parcels whole.tar.zst --shards 3
  expect ' Shard 1 of 3: [0-9]+ tests? in 2 test binaries' ' Shard 3 of 3: '
  [[ ! -e whole.tar.zst ]] || fail 'there is also an archive of all'
  check_shards whole 3
  local number
  for number in 1 2 3; do
    list_tests "whole.shard-$number-of-3.tar.zst" | cut -d ' ' -f 1 | uniq
  done >binaries
  [[ -z "$(sort binaries | uniq -d)" ]] || fail "in two shards: $(<binaries)"
  run 0 "$REUSE_BUILD" inspect whole.shard-2-of-3.tar.zst
  expect '^shard 2 of 3$'
}

check_nextest() {
  command -v cargo-nextest >/dev/null || return 0
  local number
  for number in 1 2 3; do
    nextest_results 0 --archive-file "whole.shard-$number-of-3.tar.zst" --workspace-remap "$parcels"
  done >shards.results
  nextest_results 0 --archive-file "$shared/parcels.tar.zst" --workspace-remap "$parcels" >all.results
  sort shards.results | diff all.results - || fail 'under cargo-nextest they are not all'
}

# A shard has what its tests need, not what only others do.
check_files() {
  local archive
  for archive in whole.shard-{1,2,3}-of-3.tar.zst; do
    tar -tf "$archive" >members
    [[ "$(grep -c '/deps/' members)" == 2 ]] || fail "$archive: $(<members)"
    if grep -q '/deps/counter-' members; then
      grep -qx target/debug/office members || fail "$archive lacks the program: $(<members)"
    fi
  done
}

check_split_binaries() {
  archive_parcels split.tar.zst --shards 3 --split-binaries
  check_shards split 3
  local number
  for number in 1 2 3; do
    [[ "$(list_tests "split.shard-$number-of-3.tar.zst" | wc -l)" -ge 3 ]] || fail 'not dealt evenly'
  done
}

# More shards than binaries: some are empty.
check_empty_shards() {
  archive_parcels many.tar.zst --shards 8 --strip debug
  expect ' Shard 8 of 8: 0 tests in 0 test binaries'
  check_shards many 8
}

# durations_file LONG_TEST: a JUnit file of a run in which this test takes a hundred seconds.
durations_file() {
  sed -E "s|(name=\"$1\" .*time=\")[0-9.]+|\1100|" run.xml
}

# Where one test takes longer than all others, its binary is alone.
check_durations() {
  run 0 "$REUSE_BUILD" ctest --archive-file "$shared/parcels.tar.zst" --workspace-remap "$parcels" -- \
    --output-junit "$scratch/run.xml"
  durations_file 'stamps/tests::is_quoted' >long.xml
  ! cmp -s run.xml long.xml || fail 'the file has another form'
  archive_parcels timed.tar.zst --shards 2 --durations long.xml
  expect ' Shard [12] of 2: 1 test in 1 test binary, about 100\.0s$'
  check_shards timed 2
  archive_parcels timed.tar.zst --shards 2 --split-binaries --durations long.xml
  expect ' Shard [12] of 2: 1 test in 1 test binary, about 100\.0s$'
  check_shards timed 2
}

# Parts of equal time: the long test is alone, no test is lost or in both.
check_time_partition() {
  local number archive="$shared/parcels.tar.zst"
  for number in 1 2; do
    list_tests "$archive" --partition "time:$number/2" --durations long.xml >"time.$number"
    grep -q " Partition time:$number/2: .* about " list.err || fail "$(<list.err)"
  done
  [[ "$(<time.1)" == 'stamps tests::is_quoted' ]] || fail "the long test is not alone: $(<time.1)"
  sort time.1 time.2 | diff - all.list || fail 'a test is lost or in both parts'
  run 0 "$REUSE_BUILD" ctest --archive-file "$archive" --workspace-remap "$parcels" \
    --partition time:1/2 --durations long.xml
  expect 'stamps/tests::is_quoted \.+ +Passed'
  run 2 "$REUSE_BUILD" list --archive-file "$archive" --partition time:1/2
  expect '^error: .*needs --durations' '^  hint: '
}

# What cargo-nextest wrote of a run, and what ctest keeps of one.
check_other_durations() {
  run_tree 0 whole
  local costs=whole/target/reuse-build/ctest/Testing/Temporary/CTestCostData.txt
  archive_parcels costs.tar.zst --shards 2 --durations "$costs"
  expect ' Shard 1 of 2: .*, about [0-9.]+s$'
  check_shards costs 2
  command -v cargo-nextest >/dev/null || return 0
  printf '[profile.default.junit]\npath = "%s/nextest.xml"\n' "$scratch" >nextest.toml
  nextest_results 0 --archive-file "$shared/parcels.tar.zst" --workspace-remap "$parcels" \
    --config-file nextest.toml >all.results
  archive_parcels nextest.tar.zst --shards 2 --durations nextest.xml
  expect ' Shard 1 of 2: .*, about [0-9.]+s$'
  check_shards nextest 2
}

check_wrong_use() {
  run 2 "$REUSE_BUILD" archive "${from_parcels[@]}" --archive-file no.tar.zst --shards 0
  expect '^error: --shards: '
  run 96 "$REUSE_BUILD" archive "${from_parcels[@]}" --archive-file no.tar.zst --shards 2 --durations none.xml
  expect '^error: .*none\.xml'
  run 2 "$REUSE_BUILD" archive "${from_parcels[@]}" --archive-file no.tar.zst --split-binaries
  expect '^error: .*--split-binaries.*--shards'
}

list_tests "$shared/parcels.tar.zst" >all.list
run 0 "$REUSE_BUILD" extract --archive-file "$shared/parcels.tar.zst" --extract-to whole
check_whole_binaries
check_nextest
check_files
check_split_binaries
check_empty_shards
check_durations
check_time_partition
check_other_durations
check_wrong_use
