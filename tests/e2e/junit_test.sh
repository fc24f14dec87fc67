#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# JUnit files of runs that end in every way, read back by an independent parser.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
# shellcheck source=tests/lib/parcels.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/parcels.sh"
# shellcheck source=tests/lib/processes.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/processes.sh"
require_tool python3
require_shared outcomes.tar.zst parcels.tar.zst
require_cargo

from=(--archive-file "$shared/outcomes.tar.zst" --workspace-remap "$shared/outcomes")

# read_junit FILE [--merged]: prints what it says.
read_junit() {
  python3 "$REUSE_BUILD_SOURCE_DIR/tests/lib/junit.py" "$@" || fail "$1 is no JUnit file as it should be"
}

# expect_line FILE REGEX...
expect_line() {
  local regex
  read_junit "$1" --merged --texts >lines
  for regex in "${@:2}"; do
    grep -qE -- "$regex" lines || fail "no line matches '$regex' in: $(<lines)"
  done
}

# The directory of a run keeps its results; the file can be made of them later.
check_convert() {
  run 100 "$REUSE_BUILD" ctest "${from[@]}" --junit-file "$scratch/run.xml"
  local directory
  directory="$(sed -nE 's/^ +Rerun with ctest --test-dir (.*) --rerun-failed$/\1/p' <<<"$output")"
  run 0 "$REUSE_BUILD" junit convert "$directory/results" --output later.xml
  read_junit run.xml >run.lines
  read_junit later.xml --merged | diff run.lines - || fail 'made later it says something else'
  printf 'end binary=x' >>"$directory/results"
  run 0 "$REUSE_BUILD" junit convert "$directory/results" --output later.xml
  printf '\nnonsense\n' >>"$directory/results"
  run 96 "$REUSE_BUILD" junit convert "$directory/results" --output no.xml
  expect "^error: cannot read the results '.*/results', line [0-9]+: "
}

# start_run JUNIT_FILE OPTIONS...: in the background, until its test that takes long runs; $tool.
start_run() {
  rm -f "$OUTCOMES_PROCESSES"/*
  "$REUSE_BUILD" ctest "${from[@]}" --junit-file "$scratch/$1" "${@:2}" >run.log 2>&1 &
  tool=$!
  wait_for_noted 2
}

# driver: the process that is the parent of a test that noted its own.
driver() {
  local file parent
  for file in "$OUTCOMES_PROCESSES"/*; do
    parent="$(sed -E 's/^.*\) . ([0-9]+) .*$/\1/' "/proc/${file##*/}/stat")"
    ! grep -q '^reuse-build-dri' "/proc/$parent/comm" || printf '%s\n' "$parent"
  done
}

# A driver that is killed leaves a test that began and did not end.
check_killed_driver() {
  start_run killed.xml --run-ignored only -- -R takes_long
  kill -KILL "$(driver)"
  ! wait "$tool" || fail 'it did not fail'
  expect_line killed.xml "'takes_long' error type='execution failure' message='the driver was killed"
}

# Whoever interrupts a run gets the report of what there was.
check_interrupted() {
  start_run interrupted.xml --run-ignored all -- -R 'takes_long'
  kill -TERM "$tool"
  ! wait "$tool" || fail 'it did not fail'
  expect_line interrupted.xml "'takes_long' "
}

# Shards on machines of their own, and one of which nothing came back.
check_shards() {
  local number
  archive_parcels tests.tar.zst --shards 3
  for number in 1 2 3; do
    run 0 "$REUSE_BUILD" ctest --archive-file "tests.shard-$number-of-3.tar.zst" \
      --workspace-remap "$parcels" --junit-file "$scratch/shard-$number.xml"
  done
  local archives=()
  for number in 1 2 3; do archives+=(--archive-file "tests.shard-$number-of-3.tar.zst"); done
  run 0 "$REUSE_BUILD" junit merge shard-{1,2,3}.xml --output merged.xml "${archives[@]}"
  expect_line merged.xml "^: tests=$(list_tests "$shared/parcels.tar.zst" | wc -l) skipped=0 failures=0 errors=0"
  run 100 "$REUSE_BUILD" junit merge shard-{1,3}.xml --output merged.xml "${archives[@]}"
  expect '^error: tests are missing' "^  ?.*shard 2 of 3 '.*': [0-9]+ of [0-9]+ tests? have no result"
  expect_not 'shard [13] of 3'
  run 0 "$REUSE_BUILD" junit merge shard-{1,3}.xml --output merged.xml \
    --archive-file tests.shard-1-of-3.tar.zst
  expect '^warning: no file has results of shard 2 of 3'
}

check_wrong_use() {
  run 2 "$REUSE_BUILD" junit
  run 2 "$REUSE_BUILD" junit merge --output x.xml
  run 2 "$REUSE_BUILD" junit convert results
  run 96 "$REUSE_BUILD" junit convert none --output x.xml
  expect "^error: .*none'"
}

check_convert
check_killed_driver
check_interrupted
check_shards
check_wrong_use
