#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# JUnit files of the same tests, by cargo-nextest and by us, as an independent parser reads them:
# the same suites, tests, counts, elements, types and messages.
# Texts are not compared: under ctest the driver writes both streams of a test into one.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
require_nextest
require_tool python3
require_shared outcomes.tar.zst

export RUST_BACKTRACE=0
from=(--archive-file "$shared/outcomes.tar.zst" --workspace-remap "$shared/outcomes")

# nextest_junit FILE ARGUMENTS...: of a run some of whose tests fail.
nextest_junit() {
  printf '[profile.default.junit]\npath = "%s"\n' "$scratch/$1" >nextest.toml
  nextest_results 100 "${from[@]}" --config-file nextest.toml "${@:2}" >results
}

# own_junit FILE ARGUMENTS...
own_junit() {
  run 100 "$REUSE_BUILD" ctest "${from[@]}" --junit-file "$scratch/$1" "${@:2}"
}

check_same() {
  nextest_junit nextest.xml
  own_junit own.xml
  read_junit nextest.xml >nextest.lines
  read_junit own.xml >own.lines
  grep -q "^outcomes::processes 'aborts' failure type='test abort'" own.lines || fail "$(<own.lines)"
  expect_same nextest.lines own.lines
}

# The parts of a run, together, are the whole; and so are ours with cargo-nextest's.
check_merge() {
  nextest_junit part-1.xml --partition count:1/2
  own_junit part-2.xml --partition count:2/2
  run 0 "$REUSE_BUILD" junit merge part-1.xml part-2.xml --output merged.xml \
    --archive-file "$shared/outcomes.tar.zst"
  read_junit merged.xml --merged >merged.lines
  expect_same nextest.lines merged.lines
}

check_missing() {
  run 100 "$REUSE_BUILD" junit merge part-2.xml --output some.xml --archive-file "$shared/outcomes.tar.zst"
  expect '^error: tests are missing' "outcomes.tar.zst': [0-9]+ of [0-9]+ tests have no result" \
    'and [0-9]+ more$'
  read_junit some.xml --merged >some.lines
}

check_refusals() {
  run 96 "$REUSE_BUILD" junit merge own.xml part-2.xml --output no.xml
  expect "^error: the test 'outcomes.* is in '.*/own\.xml' and in '.*/part-2\.xml'"
  head -c 300 own.xml >cut.xml
  run 96 "$REUSE_BUILD" junit merge own.xml cut.xml --output no.xml
  expect '^error: .*/cut\.xml'
  [[ ! -e no.xml ]] || fail 'a file was written'
}

# Durations come from it.
check_durations() {
  run 0 "$REUSE_BUILD" list "${from[@]}" --partition time:1/2 --durations own.xml
  expect ' Partition time:1/2: .* about '
}

check_same
check_merge
check_missing
check_refusals
check_durations
